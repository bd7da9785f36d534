package io.passeur.publishedapi;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The public and protected signatures of a module, a line for each type, supertype and member. */
final class ApiSignatures {

    private final SortedSet<String> lines = new TreeSet<>();

    private ApiSignatures() {}

    /** Of the module that a type belongs to, be it a folder of classes or a jar. */
    static SortedSet<String> of(Class<?> type) throws IOException, URISyntaxException, ClassNotFoundException {
        var signatures = new ApiSignatures();
        for (String name : classNames(type)) {
            signatures.add(Class.forName(name, false, type.getClassLoader()));
        }
        return signatures.lines;
    }

    private static List<String> classNames(Class<?> type) throws IOException, URISyntaxException {
        URI location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path path = Path.of(location);
        if (Files.isDirectory(path)) {
            return classNames(path);
        }
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
            return classNames(jar.getPath("/"));
        }
    }

    private static List<String> classNames(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    private void add(Class<?> type) {
        if (!isVisible(type)) {
            return;
        }
        // Newer JDKs name the modifiers of sealed hierarchies too.
        lines.add(type.toGenericString().replaceAll("\\b(?:non-)?sealed ", ""));
        for (var parent : type.getGenericInterfaces()) {
            lines.add(type.getName() + " is a " + parent.getTypeName());
        }
        if (type.getGenericSuperclass() != null) {
            lines.add(type.getName() + " is a " + type.getGenericSuperclass().getTypeName());
        }
        members(type).stream().map(ApiSignatures::signature).forEach(lines::add);
    }

    private static boolean isVisible(Class<?> type) {
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            if (!isVisible(outer.getModifiers()) || outer.isAnonymousClass() || outer.isLocalClass()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static List<Member> members(Class<?> type) {
        List<Member> members = new ArrayList<>();
        members.addAll(List.of(type.getDeclaredFields()));
        members.addAll(List.of(type.getDeclaredConstructors()));
        members.addAll(List.of(type.getDeclaredMethods()));
        members.removeIf(member -> member.isSynthetic() || !isVisible(member.getModifiers()));
        return members;
    }

    private static String signature(Member member) {
        if (member instanceof Method method) {
            return method.toGenericString();
        }
        if (member instanceof Constructor<?> constructor) {
            return constructor.toGenericString();
        }
        return ((Field) member).toGenericString();
    }
}
