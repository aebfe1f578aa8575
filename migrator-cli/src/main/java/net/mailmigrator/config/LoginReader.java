package net.mailmigrator.config;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.imap.LoginMechanism;

/** Reads {@code imap.login} of one side. */
final class LoginReader {
    private final Section login;

    LoginReader(Section login) {
        this.login = login.known("user", "password", "authorizationId", "mechanism", "tokenCommand");
    }

    LoginTemplate read(String sourceHost, String targetHost) {
        LoginMechanism mechanism =
                login.read("mechanism", Kinds.oneOf(LoginMechanism.class)).orElse(LoginMechanism.AUTO);
        check(mechanism);
        return new LoginTemplate(
                login.template("user").orElse(null),
                login.template("password").orElse(null),
                login.template("authorizationId").orElse(null),
                new LoginTemplate.Method(mechanism, tokenCommand()),
                sourceHost,
                targetHost);
    }

    private void check(LoginMechanism mechanism) {
        boolean token = login.has("tokenCommand");
        if (mechanism.takesToken() && !token) {
            login.problem("mechanism", "is " + mechanism.text() + ", which needs tokenCommand");
        }
        if (token && mechanism != LoginMechanism.AUTO && !mechanism.takesToken()) {
            login.problem(
                    "tokenCommand",
                    "means nothing with mechanism " + mechanism.text() + "; xoauth2 and oauthbearer take a token");
        }
        if (token && login.has("password")) {
            login.problem("password", "means nothing with tokenCommand; take one of the two out");
        }
        if (mechanism == LoginMechanism.LOGIN && login.has("authorizationId")) {
            login.problem("authorizationId", "cannot be said with mechanism login; plain and SCRAM can");
        }
        if (login.has("authorizationId") && !token && !(login.has("user") && login.has("password"))) {
            login.problem("authorizationId", "needs user and password of the one who logs in for the others");
        }
        if (login.has("authorizationId") && token) {
            login.problem("authorizationId", "means nothing with tokenCommand; user names the account there");
        }
    }

    /** A program with a slash starts at the settings file, as every path does; one without is looked for in PATH. */
    private List<Template> tokenCommand() {
        List<Template> command = new ArrayList<>();
        for (Template word : login.templates("tokenCommand")) {
            boolean path = command.isEmpty() && word.form().contains("/");
            command.add(path ? word.startingAt(login.context().folder()) : word);
        }
        if (login.has("tokenCommand") && command.isEmpty()) {
            login.problem("tokenCommand", "must be a list of a program and its arguments");
        }
        return command;
    }
}
