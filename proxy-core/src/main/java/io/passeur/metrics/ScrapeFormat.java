package io.passeur.metrics;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The format of a scrape. A scraper that accepts Prometheus' text format gets it, as from Traefik: OpenMetrics writes bucket
 * bounds differently ({@code le="5.0"}), and dashboards may refer to them.
 *
 * @param openMetrics whether the scraper accepts OpenMetrics only
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
