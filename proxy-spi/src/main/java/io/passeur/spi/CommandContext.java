package io.passeur.spi;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The services that the proxy offers to a {@link Command}. */
public interface CommandContext {

    /** What the command prints, for people or other programs. */
    PrintStream out();

    /** Problems and progress, for people. */
    PrintStream err();

    /** The directory against which relative paths are resolved. */
    Path workingDirectory();

    /**
     * The settings of all certificate resolvers of one type by their names, from the static configuration that the
     * flags, the environment or the usual files hold.
     *
     * @param flags the arguments that belong to the static configuration, such as {@code --configFile=…}
     * @throws ConfigurationException if that configuration is invalid
     */
    <C extends Record> Map<String, C> certificateResolvers(String type, Class<C> configType, List<String> flags);
}
