package io.passeur.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The CycloneDX file, by the SHA-256 of the jars. */
record BillOfMaterials(Map<String, Component> bySha256) {

    static BillOfMaterials read(Path file) throws IOException {
        Map<String, Component> components = new HashMap<>();
        for (Element component : elements(root(file), "component")) {
            sha256(component).ifPresent(hash -> components.put(hash, component(component)));
        }
        return new BillOfMaterials(Map.copyOf(components));
    }

    Optional<Component> find(String sha256) {
        return Optional.ofNullable(bySha256.get(sha256));
    }

    private static Element root(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is not XML", e);
        }
    }

    private static Component component(Element element) {
        List<String> licenses = elements(element, "license").stream()
                .map(license -> text(license, "id").or(() -> text(license, "name")))
                .flatMap(Optional::stream)
                .toList();
        List<String> expressions = elements(element, "expression").stream()
                .map(Element::getTextContent)
                .toList();
        return new Component(
                text(element, "group").orElse(""),
                text(element, "name").orElse(""),
                text(element, "version").orElse(""),
                licenses.isEmpty() ? expressions : licenses);
    }

    private static Optional<String> sha256(Element component) {
        return elements(component, "hash").stream()
                .filter(hash -> hash.getAttribute("alg").equals("SHA-256"))
                .map(Element::getTextContent)
                .findFirst();
    }

    private static Optional<String> text(Element parent, String name) {
        return elements(parent, name).stream().map(Element::getTextContent).findFirst();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> (Element) nodes.item(index))
                .toList();
    }
}
