package io.passeur.http.routing;

import io.passeur.config.QualifiedName;
import io.passeur.http.rule.Rule;
import io.passeur.observation.RouteTags;
import io.passeur.routing.RouteLease;
import org.eclipse.jetty.server.Request;

/**
 * A live router on one entry point.
 *
 * @param rank its place among all routes of the entry point; the lowest that matches wins
 * @param handler middlewares and service, composed
 * @param lease entered by each request before it uses the handler
 */
record Route(int rank, QualifiedName name, RouteTags tags, Rule rule, Request.Handler handler, RouteLease lease) {}
