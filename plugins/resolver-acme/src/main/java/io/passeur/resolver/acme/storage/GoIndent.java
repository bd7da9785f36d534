package io.passeur.resolver.acme.storage;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/** Two blanks a level, one blank behind a colon, nothing inside what is empty. For one document. */
final class GoIndent implements PrettyPrinter {

    private int level;

    private void line(JsonGenerator generator) {
        generator.writeRaw('\n');
        for (int i = 0; i < level; i++) {
            generator.writeRaw("  ");
        }
    }

    private void end(JsonGenerator generator, int count, char bracket) {
        level--;
        if (count > 0) {
            line(generator);
        }
        generator.writeRaw(bracket);
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator generator) {
        generator.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator generator) {
        generator.writeRaw('{');
        level++;
    }

    @Override
    public void writeEndObject(JsonGenerator generator, int count) {
        end(generator, count, '}');
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator generator) {
        generator.writeRaw(',');
        line(generator);
    }

    @Override
    public void writeObjectNameValueSeparator(JsonGenerator generator) {
        generator.writeRaw(": ");
    }

    @Override
    public void writeStartArray(JsonGenerator generator) {
        generator.writeRaw('[');
        level++;
    }

    @Override
    public void writeEndArray(JsonGenerator generator, int count) {
        end(generator, count, ']');
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator generator) {
        generator.writeRaw(',');
        line(generator);
    }

    @Override
    public void beforeArrayValues(JsonGenerator generator) {
        line(generator);
    }

    @Override
    public void beforeObjectEntries(JsonGenerator generator) {
        line(generator);
    }
}
