package io.passeur.http.middleware;

import io.passeur.config.ConfigBinder;
import io.passeur.config.Problems;
import io.passeur.element.Element;
import io.passeur.element.HttpKinds;
import io.passeur.spec.MiddlewareSpec;
import io.passeur.spi.ConfigurationException;
import java.util.List;

/** The built-in {@code chain}: several middlewares under one name. It is a list of references and no live object. */
public record ChainConfiguration(List<String> middlewares) {

    /** The name of the type. */
    public static final String TYPE = "chain";

    public static boolean isChain(MiddlewareSpec spec) {
        return spec.type().equalsIgnoreCase(TYPE);
    }

    /** @throws ConfigurationException if the settings cannot be understood */
    public static ChainConfiguration of(Element<MiddlewareSpec> element) {
        Problems problems = new Problems();
        ChainConfiguration chain = new ConfigBinder(path -> element.origin(), problems)
                .bind(
                        ChainConfiguration.class,
                        element.spec().settings(),
                        HttpKinds.MIDDLEWARES.path(element.name().name()) + "." + TYPE);
        if (chain == null || problems.hasErrors()) {
            throw MiddlewareCompiler.asException(problems);
        }
        return chain;
    }
}
