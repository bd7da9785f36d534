package io.passeur.provider.docker.discovery;

import io.passeur.spi.ConfigurationTree;
import java.util.List;

/**
 * The configuration of one container.
 *
 * @param notes lines to log
 */
record Contribution(ConfigurationTree tree, List<String> notes) {}
