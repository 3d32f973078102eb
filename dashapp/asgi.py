"""What a server asks for by its name: ``app``, ``hub`` or ``mcp``, each built when it is asked for."""

import logging

from gunicorn.arbiter import Arbiter

from dashapp.domain.errors import Unavailable
from dashapp.frame import Framed
from dashapp.settings import Settings
from dashapp.web.logs import set_up_logs


def _hub(settings: Settings) -> Framed:
    from dashapp.hub import create_hub  # noqa: PLC0415 - each role imports its own

    return create_hub(settings)


def _app(settings: Settings) -> Framed:
    from dashapp.product import create_app  # noqa: PLC0415

    return create_app(settings)


def _mcp(settings: Settings) -> Framed:
    from dashapp.product import create_mcp  # noqa: PLC0415

    return create_mcp(settings)


def __getattr__(name: str) -> Framed:
    """Build ``app``, ``hub`` or ``mcp`` when a server asks for it: an import alone builds nothing."""
    makers = {"app": _app, "hub": _hub, "mcp": _mcp}
    if name not in makers:
        raise AttributeError(name)
    settings = Settings.read()
    set_up_logs(settings.log_level, as_json=settings.is_production)
    try:
        return makers[name](settings)
    except Unavailable as error:
        logging.getLogger(__name__).critical(str(error))
        # What gunicorn takes for a worker that cannot start, and ends.
        raise SystemExit(Arbiter.WORKER_BOOT_ERROR) from None
    except AttributeError as error:
        # Python would take it for a missing ``app`` and hide what is wrong.
        raise RuntimeError("The app could not be built.") from error
