package net.mailmigrator.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.template.Nearest;

/** Resolves {@code ${env:NAME}} and {@code ${file:PATH}}; relative paths start at the folder of the settings file. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]*)}?");

    private final Map<String, String> env;
    private final Path folder;

    Placeholders(Map<String, String> env, Path folder) {
        this.env = Map.copyOf(env);
        this.folder = folder;
    }

    /** A value that is the same for all accounts. */
    String resolve(String raw) throws BadValue {
        Template template = template(raw);
        for (Template.Part part : template.parts()) {
            if (part.field() != null) {
                throw new BadValue("holds ${" + part.field().placeholder()
                        + "}, which is known only where an account is meant: in \"login\"");
            }
        }
        return template.<RuntimeException>expand(field -> "");
    }

    /** A value in which fields of an account may stand. */
    Template template(String raw) throws BadValue {
        List<Template.Part> parts = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(raw);
        int end = 0;
        while (matcher.find()) {
            literal(parts, raw.substring(end, matcher.start()));
            end = matcher.end();
            if (!matcher.group().endsWith("}")) {
                wrong.add("a placeholder is not closed with }");
                continue;
            }
            try {
                parts.add(part(matcher.group(1)));
            } catch (BadValue bad) {
                wrong.add(bad.text());
            }
        }
        literal(parts, raw.substring(end));
        if (!wrong.isEmpty()) {
            throw new BadValue(String.join("; ", wrong));
        }
        return new Template(raw, parts);
    }

    private static void literal(List<Template.Part> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new Template.Part(text, null));
        }
    }

    private Template.Part part(String name) throws BadValue {
        if (name.startsWith("env:")) {
            return new Template.Part(environment(name.substring(4)), null);
        }
        if (name.startsWith("file:")) {
            return new Template.Part(file(name.substring(5)), null);
        }
        Optional<AccountField> field = AccountField.named(name);
        if (field.isEmpty()) {
            throw new BadValue("${" + name + "} is no placeholder; there are ${env:NAME}, ${file:PATH}, ${"
                    + String.join("}, ${", AccountField.names()) + "}" + Nearest.hint(name, AccountField.names(), ""));
        }
        return new Template.Part("", field.get());
    }

    private String environment(String name) throws BadValue {
        String value = env.get(name);
        if (value == null || value.isEmpty()) {
            throw new BadValue("the environment variable " + name + " is " + (value == null ? "not set" : "empty")
                    + "; export it before the command");
        }
        return value;
    }

    private String file(String name) throws BadValue {
        Path path = folder.resolve(name);
        try {
            String text = Files.readString(path).replaceFirst("\\r?\\n\\z", "");
            if (text.isEmpty()) {
                throw new BadValue("the file " + path + " is empty");
            }
            return text;
        } catch (IOException unreadable) {
            throw new BadValue("the file " + path + " cannot be read ("
                    + unreadable.getClass().getSimpleName() + ")");
        }
    }
}
