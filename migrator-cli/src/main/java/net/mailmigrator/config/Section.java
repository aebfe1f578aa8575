package net.mailmigrator.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.template.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * A group of keys in the settings. Whatever is wrong in it becomes a problem, and the value is then absent. A group that
 * is not there answers every question with "absent" and complains about nothing.
 */
final class Section {
    private final SettingsContext context;
    private final String path;
    private final YamlNode.@Nullable Mapping mapping;

    private Section(SettingsContext context, String path, YamlNode.@Nullable Mapping mapping) {
        this.context = context;
        this.path = path;
        this.mapping = mapping;
    }

    static Section root(SettingsContext context, YamlNode.Mapping mapping) {
        return new Section(context, "", mapping);
    }

    /** The groups of a file that is a list of groups; each is known by its line. */
    static List<Section> ofList(SettingsContext context, YamlNode.Sequence list) {
        List<Section> groups = new ArrayList<>();
        for (YamlNode item : list.items()) {
            if (item instanceof YamlNode.Mapping inner) {
                groups.add(root(context, inner));
            } else {
                context.problem(item.line(), "", "must be a group of keys, is " + item.kind());
            }
        }
        return groups;
    }

    /** The line it begins in, with the name of the file, for messages to people. */
    String place() {
        return context.fileName() + ":" + line();
    }

    /** Says which keys there are; others are problems. */
    Section known(String... keys) {
        List<String> known = List.of(keys);
        entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                context.problem(
                        entry.line(),
                        full(key),
                        "unknown key" + Nearest.hint(key, known, ".") + " Known here: " + String.join(", ", known));
            }
        });
        return this;
    }

    /** Whether the group itself is there. */
    boolean present() {
        return mapping != null;
    }

    boolean has(String key) {
        return entries().containsKey(key);
    }

    /** What all parts of the file are read with. */
    SettingsContext context() {
        return context;
    }

    /** Notes a problem with a key of this group, or with the group where the key is absent. */
    void problem(String key, String text) {
        YamlNode.Entry entry = entries().get(key);
        context.problem(entry == null ? line() : entry.line(), full(key), text);
    }

    /** The value of a key, the same for all accounts. */
    <T> Optional<T> read(String key, Kind<T> kind) {
        return scalar(key).flatMap(scalar -> value(scalar, full(key), kind));
    }

    /** Like {@link #read}; absent is a problem. */
    <T> Optional<T> need(String key, Kind<T> kind) {
        require(key);
        return read(key, kind);
    }

    /** A value in which placeholders of an account may stand. */
    Optional<Template> template(String key) {
        return scalar(key).flatMap(scalar -> template(scalar, full(key)));
    }

    /** A list of such values; empty where absent. */
    List<Template> templates(String key) {
        List<Template> values = new ArrayList<>();
        for (YamlNode item : items(key)) {
            String place = full(key) + "[" + values.size() + "]";
            if (item instanceof YamlNode.Scalar scalar) {
                template(scalar, place).ifPresent(values::add);
            } else {
                context.problem(item.line(), place, "must be a single value, is " + item.kind());
            }
        }
        return values;
    }

    private Optional<Template> template(YamlNode.Scalar scalar, String place) {
        try {
            return Optional.of(context.placeholders().template(Kinds.TEXT.read(scalar.text())));
        } catch (BadValue bad) {
            context.problem(scalar.line(), place, bad.text());
            return Optional.empty();
        }
    }

    /** A list of values; empty where absent. */
    <T> List<T> list(String key, Kind<T> kind) {
        List<T> values = new ArrayList<>();
        for (YamlNode item : items(key)) {
            String place = full(key) + "[" + values.size() + "]";
            if (item instanceof YamlNode.Scalar scalar) {
                value(scalar, place, kind).ifPresent(values::add);
            } else {
                context.problem(item.line(), place, "must be a single value, is " + item.kind());
            }
        }
        return values;
    }

    /** A list of groups; empty where absent. */
    List<Section> sections(String key) {
        List<Section> groups = new ArrayList<>();
        for (YamlNode item : items(key)) {
            String place = full(key) + "[" + groups.size() + "]";
            if (item instanceof YamlNode.Mapping inner) {
                groups.add(new Section(context, place, inner));
            } else {
                context.problem(item.line(), place, "must be a group of keys, is " + item.kind());
            }
        }
        return groups;
    }

    /** A group inside this one. */
    Section section(String key) {
        YamlNode.Entry entry = entries().get(key);
        if (entry == null) {
            return new Section(context, full(key), null);
        }
        if (entry.value() instanceof YamlNode.Mapping inner) {
            return new Section(context, full(key), inner);
        }
        context.problem(entry.line(), full(key), wrongKind("a group of keys", entry.value()));
        return new Section(context, full(key), null);
    }

    /** Like {@link #section}; absent is a problem. */
    Section needSection(String key) {
        require(key);
        return section(key);
    }

    /** A group whose keys are names of the operator's own, with text as values. */
    Map<String, String> texts(String key) {
        Section inner = section(key);
        Map<String, String> texts = new LinkedHashMap<>();
        inner.entries().keySet().forEach(name -> inner.read(name, Kinds.TEXT).ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    private void require(String key) {
        if (mapping != null && !has(key)) {
            context.problem(mapping.line(), full(key), "is missing");
        }
    }

    private <T> Optional<T> value(YamlNode.Scalar scalar, String key, Kind<T> kind) {
        String resolved = scalar.text();
        try {
            resolved = context.placeholders().resolve(scalar.text());
            return Optional.of(kind.read(resolved));
        } catch (BadValue bad) {
            // what a placeholder stands for may be a secret
            context.problem(scalar.line(), key, bad.text().replace(resolved, scalar.text()));
            return Optional.empty();
        }
    }

    private Optional<YamlNode.Scalar> scalar(String key) {
        YamlNode.Entry entry = entries().get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.value() instanceof YamlNode.Scalar scalar && !scalar.empty()) {
            return Optional.of(scalar);
        }
        context.problem(entry.line(), full(key), wrongKind("a single value", entry.value()));
        return Optional.empty();
    }

    private List<YamlNode> items(String key) {
        YamlNode.Entry entry = entries().get(key);
        if (entry == null) {
            return List.of();
        }
        if (entry.value() instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        context.problem(entry.line(), full(key), wrongKind("a list, such as [ a, b ]", entry.value()));
        return List.of();
    }

    private static String wrongKind(String wanted, YamlNode found) {
        return found instanceof YamlNode.Scalar scalar && scalar.empty()
                ? "has no value; give one or take the line out"
                : "must be " + wanted + ", is " + found.kind();
    }

    private Map<String, YamlNode.Entry> entries() {
        return mapping == null ? Map.of() : mapping.entries();
    }

    private int line() {
        return mapping == null ? 1 : mapping.line();
    }

    private String full(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
