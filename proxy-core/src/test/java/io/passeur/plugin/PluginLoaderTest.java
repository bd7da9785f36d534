package io.passeur.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import io.passeur.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginLoaderTest {

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private Plugins plugins = PluginLoader.load(Plugin.class.getClassLoader(), null);

    @AfterEach
    void close() {
        plugins.close();
    }

    private Plugins load() {
        plugins = PluginLoader.load(Plugin.class.getClassLoader(), folder);
        return plugins;
    }

    private String says(String type) {
        return words(plugins.middleware(type));
    }

    @SuppressWarnings("NullAway") // The middlewares of this test do not look at their settings.
    private static <C extends Record> String words(MiddlewareFactory<C> factory) {
        try {
            return factory.create(null, new NoHost("a@test")).toString();
        } catch (ConfigurationException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String failure(String name) {
        return plugins.all().stream()
                .filter(plugin -> plugin.name().equals(name))
                .map(plugin -> String.valueOf(plugin.failure()))
                .findFirst()
                .orElse("not found");
    }

    @Test
    void aJarAndAFolderOfJarsAreLoadedAndOtherFilesIgnored() throws IOException {
        PluginJars.middleware("one", "addOne").build(folder.resolve("one.jar"));
        PluginJars.middleware("two", "addTwo").build(folder.resolve("two/two.jar"));
        PluginJars.middleware("three", "addThree").build(folder.resolve(".three.jar"));
        PluginJars.middleware("four", "addFour").build(folder.resolve("four.tmp/four.jar"));
        Files.writeString(folder.resolve("README.txt"), "words");

        assertThat(load().all()).extracting(LoadedPlugin::name).containsExactly("one.jar", "two");
        assertThat(plugins.middlewares()).containsOnlyKeys("addOne", "addTwo");
        assertThat(says("ADDONE")).isEqualTo("made by one");
        assertThat(says("addtwo")).isEqualTo("made by two");
        assertThat(plugins.problems()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereHoldsNoPlugins() {
        folder = folder.resolve("none");
        assertThat(load().all()).isEmpty();
        assertThat(plugins.problems()).isEmpty();
    }

    @Test
    void twoPluginsBringTwoVersionsOfOneLibrary() {
        for (String version : List.of("1", "2")) {
            String plugin = "user" + version;
            Path library = new JarBuilder()
                    .source(
                            "lib.Version",
                            "package lib; public class Version { public static String get() { return \"" + version
                                    + "\"; } }")
                    .resource("lib/version.txt", version)
                    .build(folder.resolve(plugin + "/lib.jar"));
            PluginJars.middleware(plugin, plugin, """
                            lib.Version.get() + new String(ThePlugin.class.getResourceAsStream("/lib/version.txt").readAllBytes())""")
                    .compiledWith(library)
                    .build(folder.resolve(plugin + "/plugin.jar"));
        }
        load();
        assertThat(says("user1")).isEqualTo("11");
        assertThat(says("user2")).isEqualTo("22");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.passeur.plugin.Plugins",
                "io.passeur.config.Problems",
                "com.google.inject.Guice",
                "ch.qos.logback.classic.Logger",
                "org.junit.jupiter.api.Test"
            })
    void aPluginDoesNotSeeTheCoreNorItsLibraries(String className) {
        assertThat(className).satisfies(name -> Class.forName(name));
        PluginJars.middleware("spy", "spy", "Class.forName(\"" + className + "\")")
                .build(folder.resolve("spy.jar"));
        load();
        assertThat(says("spy")).isEqualTo("java.lang.ClassNotFoundException: " + className);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.passeur.spi.Responses",
                "org.eclipse.jetty.server.Request",
                "org.slf4j.Logger",
                "org.jspecify.annotations.Nullable"
            })
    void sharedFamiliesAreTheApplicationsEvenIfThePluginBringsACopy(String className) throws Exception {
        String packageName = className.substring(0, className.lastIndexOf('.'));
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        PluginJars.middleware("user", "user", "System.identityHashCode(Class.forName(\"" + className + "\"))")
                .build(folder.resolve("user/user.jar"));
        new JarBuilder()
                .source(className, "package " + packageName + "; public class " + simpleName + " {}")
                .build(folder.resolve("user/copy.jar"));
        load();
        assertThat(says("user")).isEqualTo(String.valueOf(System.identityHashCode(Class.forName(className))));
    }

    @Test
    void resourcesOfSharedFamiliesAreTheApplicationsAndOthersAreNot() {
        String classFile = "/org/slf4j/Logger.class";
        PluginJars.middleware("user", "user", "ThePlugin.class.getResource(\"" + classFile + "\")")
                .build(folder.resolve("user.jar"));
        PluginJars.middleware("spy", "spy", "ThePlugin.class.getResource(\"/com/google/inject/Guice.class\")")
                .build(folder.resolve("spy.jar"));
        load();
        assertThat(says("user")).isEqualTo(String.valueOf(Plugin.class.getResource(classFile)));
        assertThat(says("spy")).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.eclipse.jetty.client.HttpClient", "org.eclipse.jetty.util.ajax.JSON"})
    void otherModulesOfJettyAreThePluginsOwn(String className) {
        String packageName = className.substring(0, className.lastIndexOf('.'));
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        Path own = new JarBuilder()
                .source(
                        className,
                        "package " + packageName + "; public class " + simpleName
                                + " { public static String version() { return \"own\"; } }")
                .resource(packageName.replace('.', '/') + "/version.txt", "own")
                .build(folder.resolve("user/jetty.jar"));
        PluginJars.middleware(
                        "user",
                        "user",
                        className + ".version() + (ThePlugin.class.getResource(\"/" + packageName.replace('.', '/')
                                + "/version.txt\") != null)")
                .compiledWith(own)
                .build(folder.resolve("user/user.jar"));
        PluginJars.middleware("spy", "spy", "Class.forName(\"" + className + "\")")
                .build(folder.resolve("spy.jar"));
        load();
        assertThat(says("user")).isEqualTo("owntrue");
        assertThat(says("spy")).isEqualTo("java.lang.ClassNotFoundException: " + className);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return middlewares();",
                "return null;",
                "return java.util.Arrays.asList((io.passeur.spi.MiddlewareFactory<?>) null);",
                "throw new NoClassDefFoundError(\"com/example/Missing\");",
                "while (true) { java.util.concurrent.locks.LockSupport.park(); }"
            })
    void aPluginThatBreaksThePromiseOfAMethodDisablesOnlyItself(String body) {
        System.setProperty("passeur.plugins.callLimit", "500");
        try {
            PluginJars.middleware("good", "good").build(folder.resolve("good.jar"));
            new JarBuilder()
                    .source(
                            "user.ThePlugin",
                            "package user; public class ThePlugin implements io.passeur.spi.Plugin { public"
                                    + " java.util.List<io.passeur.spi.MiddlewareFactory<?>> middlewares() { " + body
                                    + " } }")
                    .plugin("user.ThePlugin")
                    .build(folder.resolve("bad.jar"));
            load();
            assertThat(failure("bad.jar")).isNotIn("null", "not found");
            assertThat(plugins.middlewares()).containsOnlyKeys("good");
        } finally {
            System.clearProperty("passeur.plugins.callLimit");
        }
    }

    @Test
    void librariesOfAPluginFindTheirServicesWhileAMiddlewareIsMade() {
        PluginJars.middleware("user", "user", "java.util.ServiceLoader.load(Runnable.class).findFirst().get()")
                .source("user.Service", """
                        package user;
                        public class Service implements Runnable {
                            public void run() {}
                            public String toString() { return "found"; }
                        }""")
                .resource("META-INF/services/java.lang.Runnable", "user.Service")
                .build(folder.resolve("user.jar"));
        load();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        assertThat(says("user")).isEqualTo("found");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void aTypeOfferedTwiceIsRefusedByNameAndTheOtherTypesStay() {
        PluginJars.middleware("one", "geoBlock").build(folder.resolve("one.jar"));
        PluginJars.middleware("two", "GEOblock").build(folder.resolve("two.jar"));
        PluginJars.middleware("three", "other").build(folder.resolve("three.jar"));
        load();
        String expected = "middleware type \"geoBlock\" is offered by the plugins one.jar and two.jar, so none is used;"
                + " remove all but one";
        assertThatThrownBy(() -> plugins.middleware("geoblock"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(expected);
        assertThat(plugins.problems()).extracting(Problem::toString).containsExactly(expected);
        assertThat(plugins.middlewares()).containsOnlyKeys("other");
    }

    @Test
    void aTypeOfAShippedPluginIsNotTakenAwayByAnother() {
        PluginJars.middleware("a", "headers").build(folder.resolve("a.jar"));
        PluginJars.middleware("io.passeur.shipped", "headers").build(folder.resolve("b.jar"));
        load();
        assertThat(says("headers")).isEqualTo("made by io.passeur.shipped");
        assertThat(plugins.problems())
                .extracting(Problem::toString)
                .containsExactly("middleware type \"headers\" is offered by the plugins a.jar and b.jar; that of b.jar,"
                        + " which comes with Passeur, is used");
    }

    @Test
    void aJarThatIsNoJarDisablesOnlyItself() throws IOException {
        PluginJars.middleware("good", "good").build(folder.resolve("good.jar"));
        Files.writeString(folder.resolve("bad.jar"), "this is no zip file");
        PluginJars.middleware("half", "half").build(folder.resolve("half/half.jar"));
        Files.writeString(folder.resolve("half/library.jar"), "cut off");
        load();
        assertThat(plugins.middlewares()).containsOnlyKeys("good");
        assertThat(failure("bad.jar")).startsWith("bad.jar is not a readable jar: ");
        assertThat(failure("half")).startsWith("library.jar is not a readable jar: ");
        assertThat(plugins.problems())
                .extracting(Problem::toString)
                .anyMatch(problem -> problem.startsWith(
                        folder.resolve("bad.jar") + ": the plugin is not used: bad.jar is not a readable jar: "));
    }

    @Test
    void aJarWithoutAPluginSaysWhatIsMissing() throws IOException {
        new JarBuilder().resource("some.txt", "x").build(folder.resolve("library.jar"));
        Files.createDirectory(folder.resolve("empty"));
        load();
        assertThat(failure("library.jar")).isEqualTo("its jars contain no META-INF/services/io.passeur.spi.Plugin");
        assertThat(failure("empty")).isEqualTo("the folder contains no readable .jar file");
    }

    @Test
    void aClassThatIsMissingIsNamed() {
        Path library = new JarBuilder()
                .source("lib.Thing", "package lib; public class Thing {}")
                .build(elsewhere.resolve("lib.jar"));
        new JarBuilder()
                .compiledWith(library)
                .source(
                        "user.ThePlugin",
                        "package user; public class ThePlugin implements io.passeur.spi.Plugin { Object o = new lib.Thing(); }")
                .plugin("user.ThePlugin")
                .build(folder.resolve("user.jar"));
        new JarBuilder().plugin("nobody.ThePlugin").build(folder.resolve("typo.jar"));
        load();
        assertThat(failure("user.jar")).isEqualTo("the class lib.Thing is missing from its jars");
        assertThat(failure("typo.jar")).isEqualTo("io.passeur.spi.Plugin: Provider nobody.ThePlugin not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public ThePlugin() { throw new IllegalStateException(\"broken\"); }",
                "static { if (true) throw new IllegalStateException(\"broken\"); }",
                "public java.util.List<io.passeur.spi.ProviderFactory<?>> providers() { throw new IllegalStateException(\"broken\"); }"
            })
    void aPluginThatThrowsDisablesOnlyItself(String member) {
        PluginJars.middleware("good", "good").build(folder.resolve("good.jar"));
        new JarBuilder()
                .source(
                        "user.ThePlugin",
                        "package user; public class ThePlugin implements io.passeur.spi.Plugin { " + member + " }")
                .plugin("user.ThePlugin")
                .build(folder.resolve("bad.jar"));
        load();
        assertThat(failure("bad.jar")).isEqualTo("java.lang.IllegalStateException: broken");
        assertThat(plugins.middlewares()).containsOnlyKeys("good");
    }

    @Test
    void byteCodeThatIsTooNewSaysWhichJavaItNeeds() throws Exception {
        Path jar = PluginJars.middleware("user", "user").build(elsewhere.resolve("user.jar"));
        JarPatch.classVersion(jar, folder.resolve("user.jar"), 44 + 99);
        load();
        assertThat(failure("user.jar"))
                .isEqualTo("it is built for Java 99, but this is Java "
                        + Runtime.version().feature());
    }

    @Test
    void aFactoryWithoutATypeIsRefused() {
        PluginJars.middleware("user", " ").build(folder.resolve("user.jar"));
        load();
        assertThat(failure("user.jar")).contains("user.TheFactory has the type()");
    }

    @Test
    void anUnknownTypeSaysWhichThereAreAndWhatFailed() throws IOException {
        PluginJars.middleware("good", "good").build(folder.resolve("good.jar"));
        Files.createDirectory(folder.resolve("empty"));
        load();
        assertThatThrownBy(() -> plugins.middleware("goood"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("no plugin offers the middleware type \"goood\"; did you mean \"good\"?"
                        + "; not loaded: empty (the folder contains no readable .jar file)");
        assertThatThrownBy(() -> plugins.provider("consul"))
                .hasMessageStartingWith("no plugin offers the provider \"consul\"; available: none");
        assertThatThrownBy(() -> plugins.middleware("Compress"))
                .hasMessageStartingWith(
                        "the middleware type \"Compress\" is Traefik's and not supported yet; available: chain, good;");
        assertThatThrownBy(() -> plugins.middleware("compres"))
                .hasMessageStartingWith("no plugin offers the middleware type \"compres\"");
        assertThatThrownBy(() -> plugins.middleware("wholly different"))
                .hasMessageStartingWith(
                        "no plugin offers the middleware type \"wholly different\"; available: chain, good;");
    }

    @Test
    void anExperimentalPluginIsTheMiddlewareTypeOfADroppedJar() {
        PluginJars.middleware("geo", "geoBlock").build(folder.resolve("geo.jar"));
        load();
        assertThat(words(plugins.pluginMiddleware("geoblock"))).isEqualTo("made by geo");
        assertThatThrownBy(() -> plugins.pluginMiddleware("bouncer"))
                .hasMessage("no plugin offers the middleware type \"bouncer\"; there is neither "
                        + folder.resolve("bouncer.jar") + " nor a folder with that name; the plugins offer geoBlock");
        assertThatThrownBy(() -> plugins.pluginMiddleware("geo"))
                .hasMessage("no plugin offers the middleware type \"geo\"; " + folder.resolve("geo.jar")
                        + " or the folder with that name exists, but offers no such middleware type;"
                        + " the plugins offer geoBlock");
    }

    @Test
    void pluginsOfTheClassPathAreFoundAndABrokenOneDisablesOnlyItself() throws Exception {
        Path good = PluginJars.middleware("good", "good").build(elsewhere.resolve("good.jar"));
        Path bad = new JarBuilder().plugin("nobody.ThePlugin").build(elsewhere.resolve("bad.jar"));
        PluginJars.middleware("dropped", "dropped").build(folder.resolve("dropped.jar"));
        try (var application = new java.net.URLClassLoader(
                new java.net.URL[] {bad.toUri().toURL(), good.toUri().toURL()}, Plugin.class.getClassLoader())) {
            plugins = PluginLoader.load(application, folder);
            assertThat(plugins.middlewares()).containsOnlyKeys("good", "dropped");
            assertThat(plugins.all())
                    .extracting(LoadedPlugin::name)
                    .containsExactly("class path", "good.ThePlugin", "dropped.jar");
            assertThat(failure("class path")).contains("nobody.ThePlugin not found");
        }
    }
}
