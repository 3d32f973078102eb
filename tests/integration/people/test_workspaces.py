"""Invitations, workspaces and roles: each sees and does what is theirs."""

import re
from contextlib import suppress

from websockets.exceptions import ConnectionClosed

from dashapp.services.editing import wire
from tests.conftest import Server
from tests.integration.people.ways import RESUME, closed_with, joined, made, shown, ticketed
from tests.visitor import PASSWORD, Visitor, api


def test_an_invitation_is_for_one_address_once(team: Server, ada: Visitor) -> None:
    secret = ada.invite("home", "editor", "eva@example.org")
    with Visitor(team, "10.2.0.1") as wrong:
        answer = wrong.submit(
            f"/join?invitation={secret}", "/join", invitation=secret,
            email="mallory@example.org", name="Mallory", password=PASSWORD,
        )  # fmt: skip
        assert "for another e-mail address" in answer.text
        # Nothing was made by the way.
        assert wrong.sign_in("mallory@example.org").status_code == 400
    Visitor(team, "10.2.0.1").join(secret, "eva@example.org", "Eva")
    with Visitor(team) as late:
        assert late.get(f"/join?invitation={secret}").status_code == 404
        assert late.get("/join?invitation=forged").status_code == 404
    withdrawn = ada.invite("home", "editor", "late@example.org")
    found = re.findall(r'name="invitation" value="(\w+)"', ada.get("/team/home").text)
    assert ada.post("/team/home/withdraw", invitation=found[0]).status_code == 303
    with Visitor(team) as late:
        assert late.get(f"/join?invitation={withdrawn}").status_code == 404


def test_an_invitation_that_would_change_nothing_says_so(team: Server, ada: Visitor) -> None:
    hal = joined(team, ada, "candidate", "Hal")
    page = hal.get(f"/join?invitation={ada.invite('home', 'editor')}").text
    assert "You are in it already, as a candidate" in page
    assert "An owner can make you an editor" in page
    page += hal.get(f"/join?invitation={ada.invite('home', 'editor', 'iva@example.org')}").text
    assert "Join as" not in page
    place = re.findall(r'/team/(\w+)">Hal', hal.get("/account").text)[0]
    foreign = hal.invite(place, "viewer", "iva@example.org")
    page = ada.get(f"/join?invitation={foreign}").text
    assert "at iva@example.org, and you are signed in with another address" in page
    assert "Join as" not in page


def test_a_guest_is_led_to_the_sign_in_for_what_only_members_see(
    team: Server, ada: Visitor, key: str
) -> None:
    shared, own = made(team, key), made(team, key)
    with Visitor(team) as guest:
        guest.open(ada.share(shared, "viewer"))
        assert "next=%2Fresume%2F" not in shown(guest, f"/resume/{shared}")
        assert f"/sign-in?next=%2Fresume%2F{own}" in shown(guest, f"/resume/{own}")
        # The start page leads a guest back to what is shared with them, and a member to the rest.
        assert f"/resume/{shared}" in shown(guest, "/")
        assert "Shared with you by link" in shown(guest, "/")
        answer = guest.sign_in(ada.email, next=f"/resume/{own}")
        assert answer.headers["location"] == f"/resume/{own}"
        assert "Nadia Okafor" in shown(guest, f"/resume/{own}")
        assert "Shared with you by link" not in shown(guest, "/")
    assert "To the start page" in shown(ada, "/resume/none")


def test_a_link_that_ended_leads_nowhere_from_the_start_page(
    team: Server, ada: Visitor, key: str
) -> None:
    resume = made(team, key)
    kim = joined(team, ada, "candidate", "Kim")
    kim.open(ada.share(resume, "viewer"))
    assert f"/resume/{resume}" in shown(kim, "/")
    page = f"/resume/{resume}/share"
    [link] = re.findall(r'name="link" value="(\w+)"', ada.get(page).text)
    ada.post(f"{page}/revoke", link=link)
    assert resume not in shown(kim, "/")


def test_nothing_goes_into_a_master_that_one_may_only_read(
    team: Server, ada: Visitor, key: str
) -> None:
    lea = joined(team, ada, "editor", "Lea")
    copy = api(team, lea.token("read", "write"), f"/api/resumes/{made(team, key)}/tailored", {})
    resume = copy.json()["id"]
    peer = ticketed(team, lea, resume)
    peer.set_email("lea@example.org")
    peer.until_saved()
    assert "Into the master" in beside_master(lea, resume)
    [person] = re.findall(r'value="(\w+)">\s*<select[^>]*of Lea"', ada.get("/team/home").text)
    ada.post("/team/home/role", person=person, role="viewer")
    # The copy is still theirs.
    assert "As in the master" in beside_master(lea, resume)
    assert "Into the master" not in beside_master(lea, resume)


def beside_master(visitor: Visitor, copy: str) -> str:
    """Return what History shows of a copy."""
    visitor.get(f"/resume/{copy}")
    answer = visitor.callback(
        {
            "output": "..tailored.children...tailored-shown.data..",
            "outputs": [
                {"id": "tailored", "property": "children"},
                {"id": "tailored-shown", "property": "data"},
            ],
            "inputs": [
                {"id": "history-at", "property": "data", "value": 1},
                [],
                {"id": "tailored-look", "property": "n_intervals"},
            ],
            "changedPropIds": ["history-at.data"],
            "state": [
                {"id": "tailored-shown", "property": "data"},
                {"id": "document", "property": "data", "value": copy},
            ],
        }
    )
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def test_candidates_do_not_see_each_other_and_their_coach_sees_all(
    team: Server, ada: Visitor
) -> None:
    coach = joined(team, ada, "viewer", "Coach")
    coach.submit("/account", "/account/new-workspace", name="Career centre")
    centre = re.findall(r'/team/(\w+)">Career centre', coach.get("/account").text)[0]
    keys = {"coach": coach.token("read", "write")}
    people = {name: joined(team, coach, "candidate", name, centre) for name in ("Cleo", "Dan")}
    resumes = {}
    for name, visitor in people.items():
        keys[name] = visitor.token("read", "write")
        answer = api(team, keys[name], "/api/resumes", RESUME)
        resumes[name] = answer.json()["id"]
    assert api(team, keys["Dan"], f"/api/resumes/{resumes['Cleo']}").status_code == 404
    assert [r["id"] for r in api(team, keys["Dan"], "/api/resumes").json()] == [resumes["Dan"]]
    seen = {r["id"] for r in api(team, keys["coach"], "/api/resumes").json()}
    assert set(resumes.values()) <= seen
    page = people["Dan"].get(f"/team/{centre}").text
    assert "Coach" in page
    assert "Cleo" not in page
    assert people["Dan"].get(f"/team/{centre}/audit.csv").status_code == 403
    # Who leaves takes their own along.
    assert people["Cleo"].submit(f"/team/{centre}", f"/team/{centre}/leave").status_code == 303
    assert api(team, keys["coach"], f"/api/resumes/{resumes['Cleo']}").status_code == 404
    assert api(team, keys["Cleo"], f"/api/resumes/{resumes['Cleo']}").status_code == 200


def test_a_change_of_role_reaches_what_is_open(team: Server, ada: Visitor, key: str) -> None:
    resume = made(team, key)
    finn = joined(team, ada, "editor", "Finn")
    peer = ticketed(team, finn, resume)
    peer.change(lambda nodes: nodes["basics"].update({"v:email": "finn@example.com"}))
    peer.until_saved()
    assert peer.hello["role"] == "editor"
    person = re.findall(r'aria-label="Role of ([^"]+)"|name="person" value="(\w+)"',
                        ada.get("/team/home").text)  # fmt: skip
    ids = [given for _, given in person if given]
    names = [name for name, _ in person if name]
    finns = dict(zip(names, ids[::2], strict=False))["Finn"]
    assert ada.post("/team/home/role", person=finns, role="viewer").status_code == 303
    assert closed_with(peer) == wire.RESTART
    peer = ticketed(team, finn, resume)
    assert peer.hello["role"] == "viewer"
    with suppress(ConnectionClosed):  # whatever a viewer sends ends the connection
        peer.change(lambda nodes: nodes["basics"].update({"v:email": "forged@example.com"}))
    assert closed_with(peer) == wire.NOT_ALLOWED
    assert api(team, key, f"/api/resumes/{resume}").json()["basics"]["email"] == "finn@example.com"
    peer = ticketed(team, finn, resume)
    assert ada.post("/team/home/remove", person=finns).status_code == 303
    assert closed_with(peer) == wire.NOT_ALLOWED
    assert api(team, finn.token("read"), f"/api/resumes/{resume}").status_code == 404


def test_who_is_out_is_told_so_and_named_in_the_log(team: Server, ada: Visitor) -> None:
    hana, ivo = (joined(team, ada, "editor", name) for name in ("Hana", "Ivo"))
    page = ada.get("/team/home").text
    hanas = re.findall(r'name="person" value="(\w+)">\s*<select[^>]*"Role of Hana"', page)[0]
    ada.post("/team/home/role", person=hanas, role="viewer")
    ada.post("/team/home/remove", person=hanas)
    ivo.submit("/team/home", "/team/home/leave")
    told = hana.get("/notices").text
    assert "You are now a viewer in “Home”" in told
    assert "You are no longer in “Home”" in told
    page = ada.get("/team/home").text
    assert "<td>removed: Hana" in page
    assert "<td>Ivo</td><td>left" in page
    assert "email: <" not in page  # of an invitation for whoever has the link
    assert "everybody else sees all of it" in page


def test_a_workspace_keeps_an_owner(team: Server, ada: Visitor) -> None:
    gia = joined(team, ada, "viewer", "Gia")
    gia.submit("/account", "/account/new-workspace", name="Hers")
    hers = re.findall(r'/team/(\w+)">Hers', gia.get("/account").text)[0]
    answer = gia.submit(f"/team/{hers}", f"/team/{hers}/leave")
    assert "needs an owner" in answer.text
    assert gia.post(f"/team/{hers}/rename", name="  ").status_code == 400
    assert gia.post(f"/team/{hers}/rename", name="Hers alone").status_code == 303


def test_a_workspace_is_deleted_by_who_is_alone_in_it(team: Server, ada: Visitor) -> None:
    nia = joined(team, ada, "editor", "Nia")
    key = nia.token("read", "write")
    nia.submit("/account", "/account/new-workspace", name="A try")
    tried = re.findall(r'/team/(\w+)">A try', nia.get("/account").text)[0]
    resume = made(team, key, tried)
    guest = joined(team, nia, "viewer", "Ola", tried)
    answer = nia.submit(f"/team/{tried}", f"/team/{tried}/delete", name="A try")
    assert "Others are in this workspace" in answer.text
    assert "Delete the workspace" not in answer.text
    assert guest.submit(f"/team/{tried}", f"/team/{tried}/delete", name="A try").is_client_error
    guest.post(f"/team/{tried}/leave")
    page = nia.get(f"/team/{tried}").text
    assert "Leave</button>" not in page  # which could only be refused
    answer = nia.post(f"/team/{tried}/delete", name="another")
    assert "Nothing was deleted" in answer.text
    assert api(team, key, f"/api/resumes/{resume}").status_code == 200
    assert nia.post(f"/team/{tried}/delete", name=" A  try").headers["location"] == "/account"
    assert api(team, key, f"/api/resumes/{resume}").status_code == 404
    last = re.findall(r'/team/(\w+)">Nia’s', nia.get("/account").text)[0]
    answer = nia.submit(f"/team/{last}", f"/team/{last}/delete", name="Nia’s résumés")
    assert "your only workspace" in answer.text
    home = ada.submit("/team/home", "/team/home/delete", name="Home")
    assert "Others are in this workspace" in home.text
