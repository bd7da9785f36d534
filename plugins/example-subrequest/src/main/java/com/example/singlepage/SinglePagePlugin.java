package com.example.singlepage;

import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import java.util.List;

/** Lists what this jar offers. */
public final class SinglePagePlugin implements Plugin {

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(new SinglePageFactory());
    }
}
