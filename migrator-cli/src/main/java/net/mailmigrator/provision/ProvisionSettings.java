package net.mailmigrator.provision;

import java.nio.file.Path;

/**
 * One provisioning target.
 *
 * @param name the template as the settings name it
 * @param template its {@code target.yaml}
 * @param output the folder to write to
 */
public record ProvisionSettings(String name, Path template, Path output) {}
