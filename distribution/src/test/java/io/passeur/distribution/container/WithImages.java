package io.passeur.distribution.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the {@link Images}, which are deleted after the last one. */
final class WithImages implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Images.class;
    }

    @Override
    public Images resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(WithImages.class))
                .computeIfAbsent(Images.class, key -> build(), Images.class);
    }

    private static Images build() {
        try {
            return Images.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
