package net.mailmigrator.config;

import java.util.List;
import java.util.Map;

/** A piece of a YAML file that knows its line (from 1). */
sealed interface YamlNode {
    /** Where it begins. */
    int line();

    /** What it is, for messages to people. */
    String kind();

    /**
     * A value, as its characters stand in the file: {@code 007} stays {@code 007}.
     *
     * @param empty nothing at all, or {@code null} or {@code ~}
     */
    record Scalar(String text, boolean empty, int line) implements YamlNode {
        @Override
        public String kind() {
            return "a single value";
        }

        /** Scalars may be secrets. */
        @Override
        public String toString() {
            return "scalar in line " + line;
        }
    }

    /** Keys in the order of the file. */
    record Mapping(Map<String, Entry> entries, int line) implements YamlNode {
        @Override
        public String kind() {
            return "a group of keys";
        }
    }

    /** A list. */
    record Sequence(List<YamlNode> items, int line) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** One key of a mapping. */
    record Entry(int line, YamlNode value) {}
}
