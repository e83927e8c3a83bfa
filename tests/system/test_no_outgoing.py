"""No connection leaves the house: neither while a whole matter is lived, nor from any running process."""

import ipaddress
import socket

import psutil
import pytest

from tests.system.canaries import sing
from tests.system.client import Visitor


class WentOut(Exception):
    """Something tried to reach another machine, or to learn its address."""


def is_ours(host: object) -> bool:
    """Whether this is this machine."""
    if host in ("localhost", "", None):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture
def nobody_goes_out(monkeypatch):
    """Every way of Python's to another machine raises; sockets of this machine stay open."""

    def guarded(plain):
        def go(self, address, *rest):
            if self.family != socket.AF_UNIX and not is_ours(address[0]):
                raise WentOut(address)
            return plain(self, address, *rest)

        return go

    def resolved(plain):
        def look_up(host, *rest, **options):
            if not is_ours(host):
                raise WentOut(host)
            return plain(host, *rest, **options)

        return look_up

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
    for name in ("getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, resolved(getattr(socket, name)))


def test_the_guard_itself_refuses(nobody_goes_out):
    with socket.socket() as line, pytest.raises(WentOut):
        line.connect(("192.0.2.1", 443))
    with pytest.raises(WentOut):
        socket.getaddrinfo("example.org", 443)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_whole_matter_is_lived_without_another_machine(nobody_goes_out, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sung = sing()
    assert sung.case.proceedings.exists()


def test_the_running_processes_talk_to_this_machine_alone(stack):
    visitor = Visitor(stack.address("reporter"))
    visitor.tell("Nothing leaves.")
    assert visitor.send().receipt
    family = [
        process
        for child in stack.supervisor.children
        for process in (psutil.Process(child.process.pid), *psutil.Process(child.process.pid).children(recursive=True))
    ]
    lines = [line for process in family for line in process.net_connections(kind="inet")]
    assert len(family) > len(stack.supervisor.children)
    assert [line for line in lines if line.raddr and not is_ours(line.raddr.ip)] == []
    assert [line for line in lines if line.status == psutil.CONN_LISTEN and not is_ours(line.laddr.ip)] == []
