package net.mailmigrator.provision;

import java.util.List;
import java.util.stream.Stream;

/** Hashes that were verified with {@code doveadm pw -t}: password {@value #PASSWORD}, and one with an umlaut and a blank. */
public final class Vectors {
    /** What {@link #HASHES} are made of. */
    public static final String PASSWORD = "Test1234";

    /** What {@link #UMLAUT_HASHES} are made of, in UTF-8. */
    public static final String UMLAUT_PASSWORD = "Grüße-1 Test!";

    /** With their schemes. */
    public static final List<String> HASHES = List.of(
            "{PLAIN-MD5}2c9341ca4cf3d87b9e4eb905d6a3ec45",
            "{LDAP-MD5}LJNBykzz2HueTrkF1qPsRQ==",
            "{SHA}3d1de0dNLHjru4M3icS/1yHt9L8=",
            "{SHA256}B0gPuehbk5avBvAGzxyVAkryUxxl+1Bc+9Ct0eLzFXM=",
            "{SHA512}tD8dKKPb8wBwvxrnyI7ieEBH/IbXvoYgyFEN672FVbPvC5Y3ak3UlK4FYVgCdLz3owafXAvs7/Y9EjehPU1ytw==",
            "{SMD5}eAbIMpXtBOZsuVUBuWePlQECAwQFBgcI",
            "{SSHA}VEmvXT2Gtn+JYQMsCZxplbmwu6YBAgMEBQYHCA==",
            "{SSHA256}xyflUvIK9WsKcUtwM7x/yt0DxYXtJJxnGM6ROL5K87gBAgMEBQYHCA==",
            "{SSHA512}m4qSnHboZQp32vOJES4xzrls06PbVCa20VW85uDZsWAbZHKsghx5wVwNgJHw5wwpPiSwTSNdKUDixNR87jMrvwECAwQFBgcI",
            "{MD5-CRYPT}$1$saltsalt$UpWQI5mgB5kmojp8MViW.0",
            "{SHA256-CRYPT}$5$rounds=5000$saltsaltsaltsalt$TwYD/gW9TENBmQGoFtEgEtxMNcQttv95DVyIksCYHd0",
            "{SHA512-CRYPT}$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1",
            "{BLF-CRYPT}$2y$05$abcdefghijklmnopqrstuucNMZq191NNvp0/LeCDR.7jKw1lKsR/a",
            "{DES-CRYPT}abjHqL18xWq0A",
            "{CRYPT}$y$j9T$abcdefghijklmnop$Sp0jbCoeLDq8LQ/f92X2vHbWfewB1euTHU55U3U4Jw0",
            "{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$/+d1kiSzxO01HS1+uZe6/Q$AxaJxtR2hR2EYiXTrQlXn8WsO4uEMiPDmWH+RlDp0UM",
            "{PBKDF2}$1$OpQ7wc3HXl1ZpilS$5000$ee3849aee9c7da4ffaa506ca503c646c99136d3b",
            "{SCRAM-SHA-256}4096,fAqie4eZp0S03Xu1rfYL7w==,he+gFBSEuJzoMlrhRMczI2/KZpFVQ81INDfB9hhMFGo=,NGR5GxVytWwHye+havWJEXhTI+6t2VHdheM41vFlt64=",
            "{CRAM-MD5}4ebc80dc574dcebc11f11fe3913363d793a0bcef37bb9f69aadf883a88db8053",
            "{SHA512-CRYPT.B64}JDYkc2FsdHNhbHRzYWx0c2FsdCRPVkVBNnhoU01vcHUvOHJaTkppQmo5bGRuazNxS1g1TXNiZGVKV0Q1cm56cXJNOFpkdkxxYTNiaWhoaExIaURjVk1SejF3V0xNckZNQ0JCN3FrNS9rMQ==");

    /** The schemes and encodings that a target of Dovecot's takes besides, made by {@code doveadm pw}, and with libxcrypt. */
    public static final List<String> MORE_HASHES = List.of(
            "{ARGON2I}$argon2i$v=19$m=32768,t=4,p=1$EHO5IswZ/8g75r64TzKJyA$PiHNymID8gNyXU8nSORntR+VGJ/uy5AC6HLgZXO21D0",
            "{PLAIN-MD4}e2ca6057f51fef87b2e64eea4b6b13ba",
            "{SCRAM-SHA-1}4096,tRKc+ryIU5guhNT9/2OeOw==,hUkVDVxKEd3SRcNDLDRky8Ejl70=,8GoaWL0HoG7/nm+YHPD4kawEWD8=",
            "{SHA1}3d1de0dNLHjru4M3icS/1yHt9L8=",
            "{SSHA.BASE64}pmXqFHjXvWeRVku8srgPpBJes9RFn2zR",
            "{SHA256.HEX}07480fb9e85b9396af06f006cf1c95024af2531c65fb505cfbd0add1e2f31573",
            "{PLAIN-MD5.B64}LJNBykzz2HueTrkF1qPsRQ==");

    /** Forms of crypt that are recognised by their looks. */
    public static final List<String> CRYPT_HASHES = List.of(
            "$2a$05$abcdefghijklmnopqrstuucNMZq191NNvp0/LeCDR.7jKw1lKsR/a",
            "$2b$05$abcdefghijklmnopqrstuucNMZq191NNvp0/LeCDR.7jKw1lKsR/a",
            "_J9..abcdRhUCZl6Jjds",
            "$sha1$1000$saltsalt$lQj/Fn69As1Yz727juiE0Zxx4cE.",
            "$7$CU..../....saltsaltsalt$vKx/HuGc1yKKwIMXNS/TnGEGsmegfpOIVveTBjQmXd8",
            "$gy$j9T$abcdefghijklmnop$D3Q.y/BWAIJUcvPwRTJ2EZ.ltYFDc2NCMxtKm1OEdg6",
            "$5$saltsaltsaltsalt$TwYD/gW9TENBmQGoFtEgEtxMNcQttv95DVyIksCYHd0",
            "$6$rounds=5000$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1");

    /** With their schemes. */
    public static final List<String> UMLAUT_HASHES = List.of(
            "{SHA512-CRYPT}$6$saltsaltsaltsalt$M5Cg6wA7arplmgvtHjXOHSXo1/2GHqbQ7x/g1HyXQJ17DV2hEElSstCexlnuZHau2pXMwQg1MHIR6B7PxpKdL.",
            "{SHA256-CRYPT}$5$rounds=5000$saltsaltsaltsalt$XWzuPY4d0c4PftGtRlv/9Fi5hm.QLy2uc41Al2PcKc8",
            "{MD5-CRYPT}$1$saltsalt$iSW6iM7KRvC4JwK9rsYpE/",
            "{BLF-CRYPT}$2y$05$abcdefghijklmnopqrstuuhcMh9SoVnxUpPrCFW3Zo.SII1oIYX0G",
            "{SSHA512}MB60AIdMYIEpTG22UJ6gvtrDR95Y9S2+f8PpICt6XT9VNItHb46tx84nIdeyBsvMPcjfWm70/+p0MPtmRPgKbQECAwQFBgcI",
            "{SHA}bkqkGVCZIac0/32galdKGkjxnaU=",
            "{PLAIN-MD5}0a2c7c1b999ff7d1b3b2c6226d89f0d6");

    /** As many panels keep them: without the scheme, recognised by their looks; with the hash in hexadecimal too. */
    public static final List<String> BARE = Stream.concat(
                    HASHES.stream()
                            .filter(hash -> !hash.startsWith("{PBKDF2}"))
                            .filter(hash -> hash.matches(
                                    "\\{[A-Z0-9-]+}\\$(1|2y|5|6|y|argon2id)\\$.*|\\{(DES-CRYPT|PLAIN-MD5)}.*"))
                            .map(hash -> hash.substring(hash.indexOf('}') + 1)),
                    Stream.of("dddd5d7b474d2c78ebbb833789c4bfd721edf4bf"))
            .toList();

    private Vectors() {}
}
