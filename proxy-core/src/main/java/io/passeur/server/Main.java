package io.passeur.server;

import io.passeur.plugin.PluginLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The process. */
public final class Main {

    private Main() {}

    /** Executes the command that the arguments name and exits with its code. */
    public static void main(String[] arguments) {
        Map<String, String> environment = ProcessEnvironment.of(System.getenv());
        Path workingDirectory = Path.of("").toAbsolutePath();
        HomeFolders folders = HomeFolders.of(System.getProperty("passeur.home"), environment, workingDirectory);
        Commands commands = new Commands(
                new ProxyProcess(folders, PingFile.of(environment), System.out),
                folders,
                () -> PluginLoader.load(Main.class.getClassLoader(), folders.plugins()),
                System.out,
                System.err,
                environment,
                workingDirectory);
        System.exit(commands.execute(List.of(arguments)));
    }
}
