package io.passeur.provider.docker.discovery;

import io.passeur.spi.DynamicConfiguration;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.util.List;

/**
 * What one container adds.
 *
 * @param origin the container, for messages
 * @param notes lines for the log
 */
record Contribution(Origin origin, DynamicConfiguration configuration, List<Problem> problems, List<String> notes) {}
