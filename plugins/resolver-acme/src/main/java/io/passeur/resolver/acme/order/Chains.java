package io.passeur.resolver.acme.order;

import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.shredzone.acme4j.Certificate;
import org.slf4j.Logger;

/** Chooses between the chains that an authority offers for one certificate. */
final class Chains {

    private Chains() {}

    /** @param issuer a common name; empty for the chain that the authority offers first */
    static Certificate preferred(Certificate offered, String issuer, Logger logger)
            throws org.shredzone.acme4j.exception.AcmeException {
        offered.download();
        if (issuer.isEmpty() || isIssuedBy(offered, issuer)) {
            return offered;
        }
        for (Certificate other : offered.getAlternateCertificates()) {
            other.download();
            if (isIssuedBy(other, issuer)) {
                return other;
            }
        }
        logger.warn("The authority offers no chain of the issuer \"{}\" (preferredChain); using its first one", issuer);
        return offered;
    }

    private static boolean isIssuedBy(Certificate certificate, String issuer) {
        return certificate.getCertificateChain().stream()
                .anyMatch(link ->
                        commonNames(link.getIssuerX500Principal().getName()).contains(issuer));
    }

    private static List<String> commonNames(String name) {
        try {
            return new LdapName(name)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(Object::toString)
                            .toList();
        } catch (InvalidNameException e) {
            throw new IllegalStateException("the JDK cannot read a name that it wrote: " + name, e);
        }
    }
}
