"""Real servers on loopback for these tests: a PostgreSQL, and a Spark cluster of a master and two workers.

`python -m tests.engines.services` installs from Debian what is missing (where root or sudo may use apt), starts what
is not running, and prints where it is. `--stop` ends both. All that they write lies in one folder.
"""

import argparse
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from data.settings import ROOT
from scripts.find_browser import apt

HOST = "127.0.0.1"
POSTGRES_PORT, MASTER_PORT, WEB_PORT = 15432, 17077, 17078
OWNER = "postgres"
"""PostgreSQL refuses to run as root; Debian's package brings this user."""
WORKERS = (1, 2)
TIMEOUT_S = 60
"""For a server to answer, or to end."""
SERVERS = ("/usr/lib/postgresql", "/usr/local/pgsql")
JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
"""For counts of a minute: making code fast and verifying Spark's classes would take Java most of it."""
DEFAULTS = f"""\
spark.authenticate true
spark.authenticate.secret {{secret}}
spark.driver.extraJavaOptions {JAVA}
spark.executor.extraJavaOptions {JAVA}
"""


def _home() -> Path:
    """Where the servers write: inside the project, unless the owner of PostgreSQL cannot go there."""
    home = ROOT / ".cache" / "services"
    if os.geteuid() != 0 or all(folder.stat().st_mode & 0o005 == 0o005 for folder in ROOT.parents):
        return home
    return Path(tempfile.gettempdir()) / "park-atlas-services"


HOME = _home()
POSTGRES, SPARK = HOME / "postgres", HOME / "spark"
PASSWORDS = HOME / "pgpass"
DEFAULTS_FILE = SPARK / "conf" / "spark-defaults.conf"


def environment() -> dict[str, str]:
    """How clients find the servers, and who they are: password and secret were made up at the start."""
    return {
        "PGUSER": OWNER,
        "PGPASSFILE": str(PASSWORDS),
        "SPARK_LOCAL_IP": HOST,
        "SPARK_CONF_DIR": str(DEFAULTS_FILE.parent),
    }


def install() -> None:
    """Install what is missing; what fails is seen when it is started."""
    wanted = [] if _program("initdb", missing=True) else ["postgresql"]
    wanted += [] if shutil.which("java") else ["openjdk-17-jre-headless"]
    if wanted:
        apt(wanted)


def _program(name: str, *, missing: bool = False) -> str:
    """A program of the newest PostgreSQL; Debian keeps them out of the path."""
    found = [path for folder in SERVERS for path in Path(folder).glob(f"**/bin/{name}")]
    newest = max(map(str, found), default=shutil.which(name) or "")
    if not newest and not missing:
        sys.exit("没有 PostgreSQL / no PostgreSQL here: apt-get install postgresql")
    return newest


def start() -> None:
    """Start what is not running."""
    HOME.mkdir(parents=True, exist_ok=True)
    if not _answers(POSTGRES_PORT):
        _start_postgres()
    start_spark()


def _start_postgres() -> None:
    if not POSTGRES.exists():
        _create_cluster()
    options = f"-p {POSTGRES_PORT} -h {HOST} -k {POSTGRES}"
    log = POSTGRES / "log"
    _as_owner(
        _program("pg_ctl"), "-D", str(POSTGRES), "-l", str(log), "-o", options, "-w", "-t", str(TIMEOUT_S), "start"
    )


def _create_cluster() -> None:
    """A data folder with a password; no connection gets in without it."""
    password = secrets.token_urlsafe(16)
    PASSWORDS.touch(mode=0o600)
    PASSWORDS.write_text(f"{HOST}:{POSTGRES_PORT}:*:{OWNER}:{password}\n", encoding="utf-8")
    POSTGRES.mkdir(mode=0o700)
    secret = HOME / "initial"
    secret.touch(mode=0o600)
    secret.write_text(password, encoding="utf-8")
    if os.geteuid() == 0:
        shutil.chown(POSTGRES, OWNER, OWNER)
        shutil.chown(secret, OWNER, OWNER)
    place = ("-D", str(POSTGRES), "--pwfile", str(secret))
    _as_owner(_program("initdb"), *place, *f"-U {OWNER} -A scram-sha-256 -E UTF8 --no-sync --locale C.UTF-8".split())
    secret.unlink()


def _as_owner(*command: str) -> None:
    user = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*user, *command], cwd="/", stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        sys.exit(f"{Path(command[0]).name}: {done.returncode}")


def start_spark() -> None:
    """The master, if it does not answer, and every worker that has ended."""
    if not DEFAULTS_FILE.exists():
        _write_defaults()
    if not _answers(MASTER_PORT):
        _java("master", "master.Master", "-h", HOST, "-p", str(MASTER_PORT), "--webui-port", str(WEB_PORT))
        if not _wait(lambda: _answers(MASTER_PORT)):
            sys.exit(f"{HOST}:{MASTER_PORT}: {SPARK}")
    for number in WORKERS:
        if not _runs(f"worker-{number}"):
            folder = SPARK / f"work-{number}"
            limits = ("-c", "1", "-m", "1G", "-h", HOST, "--webui-port", "0", "-d", str(folder))
            _java(f"worker-{number}", "worker.Worker", *limits, f"spark://{HOST}:{MASTER_PORT}")


def _write_defaults() -> None:
    """What the cluster and its clients share, a secret among it: nobody else on this machine is let in."""
    DEFAULTS_FILE.parent.mkdir(parents=True, exist_ok=True)
    DEFAULTS_FILE.touch(mode=0o600)
    DEFAULTS_FILE.write_text(DEFAULTS.format(secret=secrets.token_urlsafe(16)), encoding="utf-8")


def _java(name: str, kind: str, *arguments: str) -> None:
    """One of Spark's servers, in a session of its own so that it outlives us."""
    import pyspark

    spark = Path(pyspark.__file__).parent
    command = [str(spark / "bin" / "spark-class"), f"org.apache.spark.deploy.{kind}", *arguments]
    place = {"SPARK_HOME": str(spark), "SPARK_CONF_DIR": str(DEFAULTS_FILE.parent), "SPARK_LOCAL_IP": HOST}
    own = {**os.environ, **place, "SPARK_NO_DAEMONIZE": "1"}
    with (SPARK / f"{name}.log").open("wb") as log:
        started = subprocess.Popen(command, env=own, stdout=log, stderr=log, cwd=SPARK, start_new_session=True)
    (SPARK / f"{name}.pid").write_text(str(started.pid), encoding="utf-8")


def stop() -> None:
    """End both, in their own ways; what is not running stays so."""
    _stop_postgres("fast")
    for pid in SPARK.glob("*.pid"):
        end(pid.stem, signal.SIGTERM)


def kill_postgres() -> None:
    """End PostgreSQL as a lost machine does: nobody is notified, nothing is written."""
    _stop_postgres("immediate")


def _stop_postgres(how: str) -> None:
    if (POSTGRES / "postmaster.pid").exists():
        _as_owner(_program("pg_ctl"), "-D", str(POSTGRES), "-m", how, "-w", "stop")


def end(name: str, how: signal.Signals) -> None:
    """End one of Spark's servers, with the executors that it has started."""
    if _runs(name):
        os.killpg(_pid(name), how)
        _wait(lambda: not _runs(name))
    (SPARK / f"{name}.pid").unlink(missing_ok=True)


def _pid(name: str) -> int:
    return int((SPARK / f"{name}.pid").read_text(encoding="utf-8"))


def _runs(name: str) -> bool:
    """Whether the process that we started is there, and still is what we started."""
    try:
        pid = _pid(name)
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        pass
    except (OSError, ValueError):
        return False
    command = Path(f"/proc/{pid}/cmdline")
    return command.exists() and b"spark" in command.read_bytes()


def _answers(port: int) -> bool:
    with socket.socket() as one:
        one.settimeout(1)
        return one.connect_ex((HOST, port)) == 0


def _wait(is_over: Callable[[], bool]) -> bool:
    """Whether it is over before the timeout."""
    end = time.monotonic() + TIMEOUT_S
    while time.monotonic() < end and not is_over():
        time.sleep(0.1)
    return is_over()


def main(arguments: Sequence[str] | None = None) -> int:
    """Install and start, or stop."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stop", action="store_true", help="end both")
    if parser.parse_args(arguments).stop:
        stop()
        return 0
    install()
    start()
    for name, value in environment().items():
        print(f"export {name}={value}")
    print(f"# postgresql://{HOST}:{POSTGRES_PORT}/{OWNER}?table=...\n# spark://{HOST}:{MASTER_PORT}?path=...")
    return 0


if __name__ == "__main__":
    sys.exit(main())
