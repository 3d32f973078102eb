"""What live editing stands on, joined: all that the hub needs where it is alone."""

from sqlalchemy import Engine

from dashapp.adapters.clock import now
from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.engine import ping
from dashapp.adapters.database.notices import SqlNotices
from dashapp.adapters.database.shelf import SqlShelf
from dashapp.adapters.unrung import Unrung
from dashapp.adapters.yjs.replica import YjsReplicas
from dashapp.bootstrap.guards import guards_of
from dashapp.bootstrap.outside import limiter_of, opened_redis, opened_store
from dashapp.bootstrap.parts import Hub, Shared
from dashapp.services.documents import Documents
from dashapp.services.editing.doorbell import Doorbell
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.editing.presence import Presence
from dashapp.services.editing.rooms import Rooms
from dashapp.services.editing.tickets import Tickets
from dashapp.services.health import Probe
from dashapp.services.history import History
from dashapp.services.ports import Shelf
from dashapp.settings import Settings


def join_hub(settings: Settings) -> Hub:
    """Return what live editing stands on, on a database of the newest form.

    Raises:
        Unavailable: The store cannot be opened.
    """
    engine = opened_store(settings.store_url)
    shared = opened_redis(settings.redis_url.get_secret_value()) if settings.redis_url else None
    once = SqlShelf(engine, now)
    shelf: Shelf = shared.shelf if shared else once
    store, replicas, told = SqlDocuments(engine), YjsReplicas(), SqlNotices(engine)
    live = LiveDocuments(store, replicas, now, _doorbell(engine, shared))
    guards = guards_of(engine, live, limiter_of(settings, shared))
    documents = Documents(store, live, replicas, guards)
    history = History(store, told, live, replicas, guards)

    def forget(document: str) -> None:
        history.forget(document, settings.history_days)

    presence = Presence(shelf, told, documents, live, forget)
    probes: dict[str, Probe] = {"database": lambda: ping(engine)}
    if shared is not None:
        probes["redis"] = shared.probe
    return Hub(
        documents=documents,
        history=history,
        presence=presence,
        guards=guards,
        tickets=Tickets(settings.secrets),
        rooms=Rooms(live, guards.access.live_roles, presence),
        live=live,
        once=once,
        shelf=shelf,
        engine=engine,
        shared=shared,
        probes=probes,
    )


def _doorbell(engine: Engine, shared: Shared | None) -> Doorbell | None:
    if shared is not None:
        return shared.doorbell
    # A store in a file is served by one server at a time.
    return None if engine.dialect.name == "sqlite" else Unrung()
