package net.mailmigrator.model;

/** A filter script of the user. */
public record SieveScript(String name, boolean active, String text) {}
