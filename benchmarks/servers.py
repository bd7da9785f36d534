"""The upstream and the proxies: their configuration, start and stop."""

import os
import shutil
import signal
import subprocess
import time

import load
import machine

HERE = os.path.dirname(os.path.abspath(__file__))
SHIPPED = os.path.join(HERE, "..", "distribution", "target", "passeur")


class Site:
    """A folder and a port for each, and an upstream that runs until close()."""

    def __init__(self, directory, proxy_cpus, other_cpus):
        self.directory, self.proxy_cpus, self.other_cpus = directory, proxy_cpus, other_cpus
        self.upstream = machine.free_port()
        self.running = []
        # nginx's workers are another user when it is started by root.
        os.chmod(directory, 0o755)
        os.makedirs(os.path.join(directory, "files"))
        with open(os.path.join(directory, "files", "large"), "w") as file:
            file.write("0123456789" * 10_000)
        machine.write_certificate(os.path.join(directory, "tls"))
        configuration = self.fill("upstream.conf", 0, directory)
        self._spawn(["nginx", "-p", directory, "-c", configuration], other_cpus, {})

    def fill(self, template, port, directory, secure=0, log="off"):
        """Writes a file of conf/ with everything between @ replaced; returns its path. The log is nginx's."""
        with open(os.path.join(HERE, "conf", template)) as file:
            text = file.read()
        values = {"DIR": directory, "PORT": port, "SECURE": secure, "UPSTREAM": self.upstream, "SMALL": "x" * 200}
        values |= {"TLS": os.path.join(self.directory, "tls"), "LOG": log}
        for name, value in {**values, "CPUS": len(self.proxy_cpus)}.items():
            text = text.replace(f"@{name}@", str(value))
        path = os.path.join(directory, template)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        return path

    def start(self, proxy):
        """Starts a proxy and returns it once it answers; its seconds are from the start of the process to that answer."""
        directory = os.path.join(self.directory, proxy.name)
        os.makedirs(directory, exist_ok=True)
        port, secure = machine.free_port(), machine.free_port()
        command = proxy.command(self, port, directory, secure)
        began = time.monotonic()
        process = self._spawn(command, self.proxy_cpus, proxy.environment)
        while not load.answers(port):
            if process.poll() is not None or time.monotonic() - began > 120:
                raise SystemExit(f"{proxy.name} does not answer: {' '.join(command)}\n{self._output()}")
            time.sleep(0.005)
        return Running(process, port, secure, time.monotonic() - began, proxy.compiles)

    def _output(self):
        with open(os.path.join(self.directory, "output.log")) as file:
            return file.read()[-2000:]

    def _spawn(self, command, cpus, environment):
        pinned = ["taskset", "-c", ",".join(map(str, cpus))] + command
        output = open(os.path.join(self.directory, "output.log"), "a")
        process = subprocess.Popen(pinned, stdout=output, stderr=output, env={**os.environ, **environment})
        self.running.append(process)
        return process

    def stop(self, process):
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self.running.remove(process)

    def close(self):
        for process in reversed(list(self.running)):
            self.stop(process)


class Running:
    def __init__(self, process, port, secure, seconds, compiles):
        self.process, self.port, self.secure, self.pid = process, port, secure, process.pid
        self.seconds, self.compiles = seconds, compiles

    def port_of(self, case):
        return self.secure if case.secure else self.port


class Proxy:
    def __init__(self, name, command, environment=None, compiles=False):
        self.name, self.command, self.environment, self.compiles = name, command, environment or {}, compiles


def _nginx(site, *place):
    return ["nginx", "-p", place[1], "-c", site.fill("nginx.conf", *place)]


def _nginx_observed(site, *place):
    log = f"{place[1]}/access.log combined buffer=64k flush=1s"
    return ["nginx", "-p", place[1], "-c", site.fill("nginx.conf", *place, log)]


def _caddy(site, *place):
    # It keeps what it has learnt in these folders.
    folders = [f"XDG_CONFIG_HOME={place[1]}", f"XDG_DATA_HOME={place[1]}"]
    return ["env", *folders, "caddy", "run", "--adapter", "caddyfile", "--config", site.fill("Caddyfile", *place)]


def _haproxy(site, *place):
    return ["haproxy", "-db", "-f", site.fill("haproxy.cfg", *place)]


def passeur(name, home, java, static="traefik.toml"):
    """By the script that users start, with nothing but a configuration."""

    def command(site, *place):
        site.fill("passeur/dynamic.toml", *place)
        configuration = site.fill(f"passeur/{static}", *place)
        return [os.path.join(home, "bin", "passeur"), f"--configFile={configuration}"]

    return Proxy(name, command, {"JAVA_HOME": java} if java else {}, compiles=True)


OTHERS = [Proxy("nginx", _nginx), Proxy("haproxy", _haproxy), Proxy("caddy", _caddy)]


OBSERVED = "-observed"


def observed(builds):
    """Passeur's builds, without, with metrics, with metrics and access log; nginx without and with its access log."""
    found = []
    for name, home, java in _builds(builds):
        found += [passeur(name, home, java), passeur(name + "-metrics", home, java, "metrics.toml")]
        found.append(passeur(name + OBSERVED, home, java, "observed.toml"))
    return found + [Proxy("nginx", _nginx), Proxy("nginx" + OBSERVED, _nginx_observed)]


def traced(builds):
    """Passeur's builds, each without traces, with one of each request, and with one of a hundredth of them."""
    found = []
    for name, home, java in _builds(builds):
        found += [passeur(name, home, java), passeur(name + "-traced", home, java, "traced.toml")]
        found.append(passeur(name + "-sampled", home, java, "sampled.toml"))
    return found


JETTY = os.path.join(HERE, "jetty", "target")


def jetty(builds):
    """Passeur's builds, nginx, and reverse proxies of a few lines made of Jetty's ProxyHandler and its AsyncProxyServlet."""
    subprocess.run(["mvn", "-q", "-f", os.path.join(HERE, "jetty"), "package", "-Dquick"], check=True)
    peers = [Proxy(f"jetty-{kind}", _jetty(kind), compiles=True) for kind in ("handler", "servlet")]
    return [passeur(*build) for build in _builds(builds)] + peers + [Proxy("nginx", _nginx)]


def _jetty(kind):
    # The settings that bin/passeur gives the virtual machine, as far as they matter here.
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    path = os.path.join(JETTY, "classes") + os.pathsep + os.path.join(JETTY, "lib", "*")
    options = ["-Xmx256m", "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=256m"]

    def command(site, port, directory, secure):
        return [java, *options, "-cp", path, "io.passeur.benchmarks.JettyPeer", kind, str(port), str(site.upstream)]

    return command


def chosen(builds):
    """Passeur's builds, each NAME=FOLDER or NAME=FOLDER@JAVA_HOME, and what of the others is installed."""
    found = [passeur(*build) for build in _builds(builds)]
    for proxy in OTHERS:
        if shutil.which(proxy.name):
            found.append(proxy)
        else:
            print(f"{proxy.name} is not installed and left out")
    return found


def _builds(builds):
    for build in builds or [f"passeur={SHIPPED}"]:
        name, _, place = build.partition("=")
        home, _, java = place.partition("@")
        if not os.access(os.path.join(home, "bin", "passeur"), os.X_OK):
            raise SystemExit(f"{home}: there is no bin/passeur; build it with: mvn -q package -DskipTests -Dquick")
        yield name, os.path.abspath(home), java
