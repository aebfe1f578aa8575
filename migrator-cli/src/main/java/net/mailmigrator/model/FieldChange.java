package net.mailmigrator.model;

/** One field that a rule changed: old value, new value, and the rule (as R21). No secrets. */
public record FieldChange(String field, String before, String after, String rule) {}
