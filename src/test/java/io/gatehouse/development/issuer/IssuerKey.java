package io.gatehouse.development.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The RS256 key that signs development tokens, made anew or kept so that tokens outlive a restart. */
final class IssuerKey {

    private IssuerKey() {}

    static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException("no RSA key", failure);
        }
    }

    static RSAKey kept(Path file) {
        try {
            if (!Files.exists(file)) {
                write(file, generate().toJSONString());
            }
            return RSAKey.parse(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep the issuer's key in " + file, failure);
        } catch (ParseException failure) {
            throw new IllegalStateException(file + " holds no key; delete it to get a new one", failure);
        }
    }

    private static void write(Path file, String key) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".new");
        Files.writeString(fresh, key);
        Files.move(fresh, file);
    }
}
