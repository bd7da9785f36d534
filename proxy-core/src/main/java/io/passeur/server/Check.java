package io.passeur.server;

import io.passeur.config.ConfigurationProblemsException;
import io.passeur.config.LoadedConfiguration;
import io.passeur.plugin.Plugins;
import io.passeur.routing.ElementCounts;
import io.passeur.routing.RuntimeView;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Problem;
import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * The command {@code check}: reports the problems that a start would find in the static and dynamic configuration. It
 * opens no port, contacts no certificate authority, and does not affect a running proxy.
 */
final class Check {

    private final HomeFolders folders;
    private final Supplier<Plugins> plugins;
    private final PrintStream out;
    private final AddedKinds added;

    /** @param plugins loads the plugins, if the sections of the core alone refuse the start */
    Check(HomeFolders folders, Supplier<Plugins> plugins, PrintStream out, AddedKinds added) {
        this.folders = folders;
        this.plugins = plugins;
        this.out = out;
        this.added = added;
    }

    /** @return the exit code: 1 if anything would be disabled */
    int run(Loading loading) {
        LoggedProblems found = LoggedProblems.inLog();
        try {
            LoadedConfiguration loaded = loading.load();
            loaded.warnings().forEach(found::add);
            RuntimeView view = Proxy.check(loaded, folders, added);
            out.println("Configuration: " + loaded.source());
            out.print(found.lines());
            out.println(ElementCounts.of(view) + "; " + found.summary());
        } catch (ConfigurationProblemsException e) {
            AllMistakes.of(e, plugins).forEach(found::add);
            fail(found);
        } catch (RefusedSectionsException e) {
            e.problems().forEach(found::add);
            fail(found);
        } catch (ConfigurationException e) {
            found.add(Problem.error("", String.valueOf(e.getMessage()), null));
            fail(found);
        }
        return found.hasErrors() ? 1 : 0;
    }

    private void fail(LoggedProblems found) {
        out.print(found.lines());
        out.println(found.summary() + "; the proxy would not start");
    }

    /** Reads the static configuration. */
    interface Loading {
        LoadedConfiguration load() throws ConfigurationProblemsException;
    }
}
