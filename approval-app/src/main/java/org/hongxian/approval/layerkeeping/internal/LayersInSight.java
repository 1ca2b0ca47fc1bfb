package org.hongxian.approval.layerkeeping.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.map.layer.InForce;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerRegister;
import org.hongxian.map.layer.LayerVersion;
import org.springframework.stereotype.Component;

/** Holds the current person, or a program, against the rule of a layer that is in force today. */
@Component
class LayersInSight implements VisibleLayers {

    private final LayerCatalogue catalogue;
    private final LayerRegister register;
    private final LayerKeepers keepers;
    private final CurrentPerson person;

    LayersInSight(LayerCatalogue catalogue, LayerRegister register, LayerKeepers keepers, CurrentPerson person) {
        this.catalogue = catalogue;
        this.register = register;
        this.keepers = keepers;
        this.person = person;
    }

    @Override
    public List<LayerVersion> current() {
        return catalogue.current().stream()
                .filter(version -> admits(version.layer()))
                .toList();
    }

    @Override
    public Optional<LayerVersion> find(String layer) {
        return admits(layer) ? catalogue.findCurrent(layer) : Optional.empty();
    }

    @Override
    public List<LayerVersion> counted(String layer) {
        if (find(layer).isEmpty()) {
            return List.of();
        }
        return catalogue.history(layer).stream()
                .map(InForce::versionId)
                .distinct()
                .map(catalogue::find)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(LayerVersion::number).reversed())
                .toList();
    }

    @Override
    public Optional<LayerVersion> findWaiting(String layer, int number) {
        Person who = person.get();
        if (person.actsByServiceKey() || !keepers.isKeeper(who)) {
            return Optional.empty();
        }
        return catalogue.find(layer, number).filter(version -> catalogue.history(layer).stream()
                .noneMatch(step -> step.versionId().equals(version.id())));
    }

    /** A service key opens what its person may see, as far as programs may have it. */
    @Override
    public boolean admits(String layer) {
        Person who = person.get();
        return register.access(layer).admits(who.region().value(), keepers.isKeeper(who))
                && (!person.actsByServiceKey() || register.isForServices(layer));
    }
}
