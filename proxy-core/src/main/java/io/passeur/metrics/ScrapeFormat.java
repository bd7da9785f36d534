package io.passeur.metrics;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * What a scraper is given. Who takes Prometheus' text gets it, as from Traefik: in OpenMetrics the bounds of classes look different
 * ({@code le="5.0"}), and dashboards may name them.
 *
 * @param openMetrics whether the scraper wants OpenMetrics and nothing else
 */
record ScrapeFormat(boolean openMetrics, boolean zipped) {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text";

    static ScrapeFormat wantedBy(HttpFields headers) {
        boolean text = false;
        boolean open = false;
        for (String type : headers.getQualityCSV(HttpHeader.ACCEPT)) {
            text |= type.startsWith("text/plain") || type.startsWith("text/*");
            open |= type.startsWith(OPEN_METRICS);
        }
        boolean zipped = headers.getQualityCSV(HttpHeader.ACCEPT_ENCODING).stream()
                .anyMatch(encoding -> encoding.equals("gzip") || encoding.equals("*"));
        return new ScrapeFormat(open && !text, zipped);
    }

    String contentType() {
        return openMetrics ? OPEN_METRICS + "; version=1.0.0; charset=utf-8" : TEXT;
    }
}
