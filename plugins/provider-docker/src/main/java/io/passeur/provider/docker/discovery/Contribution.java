package io.passeur.provider.docker.discovery;

import io.passeur.spi.ConfigurationTree;
import java.util.List;

/**
 * What one container adds.
 *
 * @param notes lines for the log
 */
record Contribution(ConfigurationTree tree, List<String> notes) {}
