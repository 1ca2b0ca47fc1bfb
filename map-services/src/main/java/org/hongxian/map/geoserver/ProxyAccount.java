package org.hongxian.map.geoserver;

import java.util.ArrayList;
import java.util.List;

/** The account the product asks with on behalf of its users, and the role that may read the layers. */
record ProxyAccount(String user, String password, String role) implements ProvisionedItem {

    private static final String ROLES = "/rest/security/roles";
    private static final String USERS = "/rest/security/usergroup/users/";

    @Override
    public ConfiguredThing thing() {
        return new ConfiguredThing(ConfiguredThing.Kind.ACCOUNT, user);
    }

    @Override
    public Finding look(GeoServerClient geoServer) {
        var differences = new ArrayList<Difference>();
        if (!names(geoServer, ROLES, "role").contains(role)) {
            differences.add(Difference.of(Difference.Kind.NO_ROLE, role));
        }
        if (!users(geoServer).contains(user)) {
            differences.add(Difference.of(Difference.Kind.NO_USER, user));
        } else if (!names(geoServer, ROLES + "/user/" + user, "role").contains(role)) {
            differences.add(Difference.of(Difference.Kind.ROLE_NOT_GIVEN, user, role));
        }
        return Finding.of(differences);
    }

    @Override
    public void apply(GeoServerClient geoServer, Finding finding) {
        if (!names(geoServer, ROLES, "role").contains(role)) {
            geoServer.send("POST", ROLES + "/role/" + role);
        }
        if (!users(geoServer).contains(user)) {
            XmlElement account = XmlElement.of(
                    "user",
                    XmlElement.text("userName", user),
                    XmlElement.text("password", password),
                    XmlElement.text("enabled", true));
            geoServer.send("POST", USERS, GeoServerClient.XML, account.write());
        }
        if (!names(geoServer, ROLES + "/user/" + user, "role").contains(role)) {
            geoServer.send("POST", ROLES + "/role/" + role + "/user/" + user);
        }
    }

    private static List<String> names(GeoServerClient geoServer, String path, String element) {
        return geoServer.get(path, GeoServerClient.XML).map(XmlElement::read).stream()
                .flatMap(document -> document.children(element).stream())
                .map(XmlElement::text)
                .toList();
    }

    private static List<String> users(GeoServerClient geoServer) {
        return geoServer.get(USERS, GeoServerClient.XML).map(XmlElement::read).stream()
                .flatMap(document -> document.children("user").stream())
                .flatMap(entry -> entry.child("userName").stream())
                .map(XmlElement::text)
                .toList();
    }

    @Override
    public String toString() {
        return thing().toString();
    }
}
