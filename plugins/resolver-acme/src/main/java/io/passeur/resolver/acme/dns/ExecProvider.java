package io.passeur.resolver.acme.dns;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code exec}: a program of the user. It is called with {@code present} or {@code cleanup}, the record's name and its
 * value; in mode RAW with {@code --}, the domain, the token and the key authorization.
 */
final class ExecProvider implements DnsProvider {

    private static final Logger LOG = LoggerFactory.getLogger(ExecProvider.class);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int MOST_OUTPUT = 2_000;

    private final Variables variables;
    private final String program;
    private final boolean raw;

    private ExecProvider(Variables variables) {
        this.variables = variables;
        this.program = variables.require("EXEC_PATH");
        this.raw = variables.get("EXEC_MODE").equals("RAW");
    }

    static final class Factory implements DnsProviderFactory {
        @Override
        public String name() {
            return "exec";
        }

        @Override
        public DnsProvider create(Variables variables) {
            return new ExecProvider(variables);
        }
    }

    @Override
    public void present(DnsRecord dnsRecord) throws IOException, InterruptedException {
        run("present", dnsRecord);
    }

    @Override
    public void cleanUp(DnsRecord dnsRecord) throws IOException, InterruptedException {
        run("cleanup", dnsRecord);
    }

    private void run(String action, DnsRecord one) throws IOException, InterruptedException {
        List<String> command = raw
                ? List.of(program, action, "--", one.domain(), one.token(), one.keyAuthorization())
                : List.of(program, action, one.fqdn(), one.value());
        Path output = Files.createTempFile("passeur-exec", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(output.toFile());
            builder.environment().putAll(variables.all());
            await(builder.start(), output, action);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private void await(Process process, Path output, String action) throws IOException, InterruptedException {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException(program + ' ' + action + " did not end within " + LIMIT.toMinutes() + " minutes");
            }
            String said = start(output);
            if (process.exitValue() != 0) {
                throw new IOException(program + ' ' + action + " ended with code " + process.exitValue()
                        + (said.isEmpty() ? "" : ": " + said));
            }
            LOG.debug("{} {}: {}", program, action, said);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String start(Path output) throws IOException {
        try (InputStream in = Files.newInputStream(output)) {
            return new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8).strip();
        }
    }

    @Override
    public Duration propagationTimeout() {
        return variables.seconds("EXEC_PROPAGATION_TIMEOUT", 60);
    }

    @Override
    public Duration pollingInterval() {
        return variables.seconds("EXEC_POLLING_INTERVAL", 2);
    }

    /** Many such programs replace the existing record. */
    @Override
    public boolean isSequential() {
        return true;
    }

    @Override
    public Duration sequenceInterval() {
        return variables.seconds("EXEC_SEQUENCE_INTERVAL", 0);
    }
}
