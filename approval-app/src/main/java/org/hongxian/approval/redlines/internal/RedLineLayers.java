package org.hongxian.approval.redlines.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.springframework.stereotype.Component;

/** What many red lines may be measured against. */
@Component
class RedLineLayers {

    private final VisibleLayers visible;
    private final People people;
    private final CurrentPerson person;

    RedLineLayers(VisibleLayers visible, People people, CurrentPerson person) {
        this.visible = visible;
        this.people = people;
        this.person = person;
    }

    /** The versions that count, of layers in metres that the current person may see, by layer key. */
    List<LayerVersion> current() {
        return visible.current().stream()
                .filter(version -> CrsCatalogue.get(version.crs()).isZone())
                .toList();
    }

    /** Whether the person still may: rules change and layers are withdrawn while an order waits. */
    boolean admits(String login, LayerVersion version) {
        Optional<Person> who = people.find(login);
        var admitted = new AtomicBoolean();
        who.ifPresent(planner -> person.runAs(
                planner,
                () -> admitted.set(
                        visible.find(version.layer(), version.number()).isPresent())));
        return admitted.get();
    }
}
