package net.mailmigrator.config;

import java.nio.file.Path;
import net.mailmigrator.model.Problems;

/**
 * What every part of the settings file is read with.
 *
 * @param fileName for the places of problems
 * @param folder where relative paths start
 */
record SettingsContext(String fileName, Path folder, Placeholders placeholders, Problems problems) {
    /** Something is wrong with a key, or, where that is empty, with the line as a whole. */
    void problem(int line, String key, String text) {
        problems.add(fileName + ":" + line + (key.isEmpty() ? "" : ": " + key), text);
    }

    /** A path as written, from the folder of the settings file. */
    Path path(String written) {
        return folder.resolve(written).normalize();
    }
}
