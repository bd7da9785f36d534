package io.passeur.api;

import io.passeur.config.Redaction;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Go's {@code expvar} tells of a process, as far as a JVM has it: threads stand for goroutines. */
final class ProcessVariables {

    private static final Pattern FLAG = Pattern.compile("(-.*?([^.=]+)=).+", Pattern.DOTALL);

    private ProcessVariables() {}

    static JsonObject json() {
        return new JsonObject()
                .always("Goroutines", ManagementFactory.getThreadMXBean().getThreadCount())
                .always("cmdline", commandLine())
                .always("memstats", memory());
    }

    /** Flags of the static configuration may hold secrets. */
    private static List<String> commandLine() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        List<String> words = new ArrayList<>();
        info.command().ifPresent(words::add);
        boolean secretFollows = false;
        for (String argument : info.arguments().orElse(new String[0])) {
            words.add(secretFollows ? Redaction.REDACTED : shown(argument));
            secretFollows = argument.startsWith("-")
                    && argument.indexOf('=') < 0
                    && Redaction.isSecretName(argument.substring(argument.lastIndexOf('.') + 1));
        }
        return words;
    }

    private static String shown(String argument) {
        Matcher flag = FLAG.matcher(argument);
        boolean secret = flag.matches() && Redaction.isSecretName(flag.group(2));
        return secret ? flag.group(1) + Redaction.REDACTED : Redaction.text(argument);
    }

    private static JsonObject memory() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        long collections = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += Math.max(0, collector.getCollectionCount());
            millis += Math.max(0, collector.getCollectionTime());
        }
        return new JsonObject()
                .always("Alloc", heap.getUsed())
                .always("Sys", heap.getCommitted() + other.getCommitted())
                .always("HeapAlloc", heap.getUsed())
                .always("HeapSys", heap.getCommitted())
                .always("NumGC", collections)
                .always("PauseTotalNs", TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
