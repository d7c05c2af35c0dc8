"""Who cannot prove to be the host gets no question; and the machine that was checked is the one that is asked."""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from forums.council.oparl_sync.client import Client, Unreachable

from .server import Ris, send, serving

HOST = "ris.example"
KEY = ec.generate_private_key(ec.SECP256R1())
NOW = datetime.now(UTC)
SIGNS = ("digital_signature",)
ISSUES = (*SIGNS, "key_cert_sign", "crl_sign")
USAGES = (
    *ISSUES,
    *("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
    *("encipher_only", "decipher_only"),
)


def name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def certificate(common: str, issuer: str, *, authority: bool = False, ends: timedelta = timedelta(days=1)) -> bytes:
    """Signed by KEY, which is everybody's here: who issued it, the names say."""
    made = (
        x509.CertificateBuilder()
        .subject_name(name(common))
        .issuer_name(name(issuer))
        .public_key(KEY.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=30))
        .not_valid_after(NOW + ends)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    identifier = x509.SubjectKeyIdentifier.from_public_key(KEY.public_key())
    made = made.add_extension(identifier, critical=False).add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False
    )
    usages = ISSUES if authority else SIGNS
    made = made.add_extension(x509.KeyUsage(**{usage: usage in usages for usage in USAGES}), critical=True)
    if not authority:
        made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(common)]), critical=False)
    return made.sign(KEY, hashes.SHA256()).public_bytes(Encoding.PEM)


@dataclass
class Secure:
    """Serves by TLS with this certificate; `called` are the names that askers gave before it was shown (SNI)."""

    folder: Path
    shown: bytes
    called: list[str | None] = field(default_factory=list)

    def __call__(self, server: ThreadingHTTPServer) -> None:
        file = self.folder / "server.pem"
        file.write_bytes(self.shown + KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        context.sni_callback = lambda _socket, called, _context: self.called.append(called)
        # The handshake belongs into the thread of the request: one that fails must not stop the server.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)


@pytest.fixture
def asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, resolver: list[str]) -> Callable[[Ris], Client]:
    """A client that trusts our authority and knows ris.example, as it asks that server."""
    authority = tmp_path / "authority.pem"
    authority.write_bytes(certificate("Our authority", "Our authority", authority=True))
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))

    def ask(ris: Ris) -> Client:
        return Client([ris.home.removeprefix("https://")], name="tests", private=True, rest=lambda _seconds: None)

    return ask


@pytest.fixture
def tls(tmp_path: Path) -> Iterator[Callable[[bytes], tuple[Ris, Secure]]]:
    opened = []

    def serve(shown: bytes) -> tuple[Ris, Secure]:
        secure = Secure(tmp_path, shown)
        context = serving(secure)
        ris = context.__enter__()
        opened.append(context)
        ris.home = f"https://{HOST}:{ris.home.rpartition(':')[2]}"
        ris.objects["/x"] = {"found": True}
        return ris, secure

    yield serve
    for context in opened:
        context.__exit__(None, None, None)


def test_a_certificate_that_is_true_is_trusted(
    tls: Callable[[bytes], tuple[Ris, Secure]], asking: Callable[[Ris], Client], resolver: list[str]
) -> None:
    ris, secure = tls(certificate(HOST, "Our authority"))
    client = asking(ris)
    for _turn in range(2):
        assert client.get(f"{ris.home}/x").json() == {"found": True}
    client.close()
    assert (secure.called, resolver) == ([HOST], [HOST])


@pytest.mark.parametrize(
    ("shown", "why"),
    [
        (certificate(HOST, HOST), "self-signed certificate"),
        (certificate(HOST, "Another authority"), "unable to get local issuer certificate"),
        (certificate(HOST, "Our authority", ends=-timedelta(days=1)), "certificate has expired"),
        (certificate("evil.example", "Our authority"), f"hostname '{HOST}' doesn't match 'evil.example'"),
    ],
    ids=["self-signed", "unknown authority", "expired", "another host"],
)
def test_a_certificate_that_proves_nothing_is_refused_at_once(
    tls: Callable[[bytes], tuple[Ris, Secure]], asking: Callable[[Ris], Client], shown: bytes, why: str
) -> None:
    ris, secure = tls(shown)
    client = asking(ris)
    with pytest.raises(Unreachable) as refused:
        client.get(f"{ris.home}/x")
    client.close()
    assert str(refused.value) == f"{ris.home}/x: its certificate is refused: {why}"
    assert (ris.asked, len(secure.called)) == ([], 1)


def test_a_name_that_leads_elsewhere_a_moment_later_leads_nowhere_new(
    tls: Callable[[bytes], tuple[Ris, Secure]], asking: Callable[[Ris], Client], resolver: list[str]
) -> None:
    """Each answer ends the connection: every question connects anew, and to the machine that was checked."""
    ris, secure = tls(certificate(HOST, "Our authority"))
    ris.objects["/x"] = lambda handler: send(handler, b"{}", Connection="close")
    client = asking(ris)
    client.get(f"{ris.home}/x")
    resolver.append("moved")
    client.get(f"{ris.home}/x")
    client.close()
    assert (secure.called, resolver) == ([HOST, HOST], [HOST, "moved"])
