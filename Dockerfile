# One image for every role: serve, live, worker, mcp, migrate, doctor, backup, restore. See docs/deploy.
ARG PYTHON_TAG=3.11.14-slim-bookworm

# What every stage stands on.
FROM python:${PYTHON_TAG} AS base
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PYDANTIC_DISABLE_PLUGINS=__all__ \
    ORT_DISABLE_TELEMETRY=1
WORKDIR /app

# The lock file as lists with hashes. Their content is what later stages depend on, so that a
# comment in pyproject.toml installs nothing again.
FROM base AS lists
RUN --mount=type=cache,target=/root/.cache/pip \
    python -m venv /poetry \
    && /poetry/bin/pip install --quiet poetry==2.5.1 poetry-plugin-export==1.10.1
COPY pyproject.toml poetry.lock ./
RUN mkdir /lists \
    && /poetry/bin/poetry export --quiet --output /lists/main.txt \
    && /poetry/bin/poetry export --quiet --with build --output /lists/build.txt \
    && /poetry/bin/poetry export --quiet --all-groups --output /lists/all.txt

# What runs, and nothing to install more with.
FROM base AS dependencies
# Only `strip` is used, whose version changes nothing that is shipped.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends binutils \
    && rm -rf /var/lib/apt/lists/*
COPY --from=lists /lists/main.txt /lists/main.txt
RUN --mount=type=cache,target=/root/.cache/pip \
    python -m venv --without-pip /app/.venv \
    && python -m pip --python /app/.venv/bin/python install --quiet --no-compile \
        --require-hashes --no-deps --only-binary :all: --requirement /lists/main.txt
COPY docker/prune.py docker/bytecode.py docker/modules.txt /docker/
RUN python /docker/prune.py /app/.venv/lib/python3.11/site-packages \
    && python -X no_debug_ranges \
        /docker/bytecode.py /docker/modules.txt /app/.venv/lib/python3.11/site-packages --alone \
    && python -X no_debug_ranges /docker/bytecode.py /docker/modules.txt \
        "$(python -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')" --into /stdlib

# What builds: Node.js for the editor, onnx for the model.
FROM base AS tools
COPY --from=lists /lists/build.txt /lists/build.txt
RUN --mount=type=cache,target=/root/.cache/pip \
    python -m venv /tools \
    && /tools/bin/pip install --quiet --no-compile --require-hashes --no-deps \
        --only-binary :all: --requirement /lists/build.txt
ENV PATH=/tools/bin:$PATH

# The editor, the theme and the API's pages.
FROM tools AS bundle
COPY dashapp/domain/__init__.py dashapp/domain/outline.py dashapp/domain/
COPY dashapp/ui/theme.css dashapp/ui/
COPY dashapp/ui/component dashapp/ui/component
RUN --mount=type=cache,target=/root/.npm \
    python -m dashapp.ui.component.build

# The fonts of the templates.
FROM tools AS fonts
COPY dashapp/adapters/typesetting/fonts.py dashapp/adapters/typesetting/package.json \
    dashapp/adapters/typesetting/package-lock.json dashapp/adapters/typesetting/
RUN --mount=type=cache,target=/root/.npm \
    python dashapp/adapters/typesetting/fonts.py

# The language model: if it cannot be made the build fails, never the start.
FROM tools AS model
COPY dashapp/adapters/embedding dashapp/adapters/embedding
COPY dashapp/domain/errors.py dashapp/domain/
COPY dashapp/domain/matching/theme_vectors.py dashapp/domain/matching/
COPY dashapp/domain/matching/themes dashapp/domain/matching/themes
RUN --mount=type=cache,target=/root/.cache/pip \
    python -m dashapp.adapters.embedding.bake

# What was built, for every stage that runs.
FROM base AS built
COPY --from=fonts /app/dashapp/built/fonts dashapp/built/fonts
COPY --from=model /app/dashapp/built/model dashapp/built/model
COPY --from=bundle /app/dashapp/built/docs dashapp/built/docs
COPY --from=bundle /app/dashapp/built/editor dashapp/built/editor

# The program, with its bytecode, cut into layers: a pull fetches again what a change touched. All
# files are of one time, so that a layer in which nothing changed is the same layer.
FROM base AS program
COPY docker/bytecode.py docker/modules.txt /docker/
COPY dashapp dashapp
# The editor's source is in its bundle.
RUN python -X no_debug_ranges /docker/bytecode.py /docker/modules.txt /app \
    && rm -r dashapp/ui/component/src dashapp/ui/component/package-lock.json \
    && for part in domain/matching/themes domain/matching domain/reading domain/checks domain adapters \
        services/cowriting services/editing services ui; do \
        place="/layers/${part##*/}/app/dashapp/${part%/*}"; \
        test "${part}" != "${part%/*}" || place="/layers/${part}/app/dashapp"; \
        mkdir -p "${place}" && mv "dashapp/${part}" "${place}/" || exit 1; \
    done \
    && mkdir -p /layers/rest/app && mv dashapp /layers/rest/app/ \
    && find /layers -exec touch --date=@0 {} +

# Runs it as a developer does: the source is mounted over it, packages for tests are there.
FROM tools AS development
COPY --from=lists /lists/all.txt /lists/all.txt
RUN --mount=type=cache,target=/root/.cache/pip \
    /tools/bin/pip install --quiet --no-compile --require-hashes --no-deps \
        --requirement /lists/all.txt
COPY . .
COPY --from=bundle /app/dashapp/ui/component/node_modules dashapp/ui/component/node_modules
COPY --from=built /app/dashapp/built dashapp/built
# Whoever develops: the source is mounted with their own user, what is built is in a volume.
RUN chmod -R a+rwX dashapp/built && mkdir -m 1777 data
ENV HOST=0.0.0.0 HOME=/tmp DATA_DIR=/app/data
EXPOSE 8000 5678
CMD ["python", "-m", "dashapp", "serve"]

# Runs the tests that need no browser and no other server.
FROM development AS test
CMD ["python", "-m", "pytest", "-q", "-n", "2", "tests/unit"]

# What is shipped: no pip, no compiler, no tests, no shell needed; any user may run it.
FROM base AS production
ARG REVISION=unknown
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Imaginator" \
      org.opencontainers.image.description="A résumé co-writer that a team runs itself" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
ENV PATH=/app/.venv/bin:$PATH \
    HOST=0.0.0.0 \
    DATA_DIR=/app/data \
    HOME=/tmp
COPY --from=dependencies /app/.venv /app/.venv
COPY --from=dependencies /stdlib /
COPY --from=built /app/dashapp/built /app/dashapp/built
COPY docker/healthcheck.py /app/healthcheck.py
RUN mkdir -m 2775 /app/data && chown 10001:0 /app/data
COPY --from=program /layers/themes /
COPY --from=program /layers/matching /
COPY --from=program /layers/reading /
COPY --from=program /layers/checks /
COPY --from=program /layers/domain /
COPY --from=program /layers/adapters /
COPY --from=program /layers/cowriting /
COPY --from=program /layers/editing /
COPY --from=program /layers/services /
COPY --from=program /layers/ui /
COPY --from=program /layers/rest /
USER 10001:0
EXPOSE 8000
VOLUME /app/data
# Seldom: a look costs half a second of a tenth of a CPU. Compose, which waits for it, looks more often.
HEALTHCHECK --interval=30s --timeout=3s --start-period=60s --retries=3 \
    CMD ["python", "-I", "-S", "/app/healthcheck.py"]
ENTRYPOINT ["python", "-m", "dashapp"]
CMD ["serve"]
