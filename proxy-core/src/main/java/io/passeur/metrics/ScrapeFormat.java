package io.passeur.metrics;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The format of a scrape. Scrapers that accept Prometheus' text format get it, as from Traefik: OpenMetrics writes the
 * bounds of buckets differently ({@code le="5.0"}), and dashboards may name them.
 *
 * @param openMetrics whether the scraper accepts only OpenMetrics
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
