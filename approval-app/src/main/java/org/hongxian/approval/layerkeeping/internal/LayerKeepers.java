package org.hongxian.approval.layerkeeping.internal;

import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.layerkeeping.LayerImportSettings;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Who looks after the layers: administrators, and planners of all the land the layers show, since a new version counts for every
 * office there. Every page knows it, for the navigation.
 */
@ControllerAdvice
class LayerKeepers {

    private final LayerImportSettings settings;
    private final CurrentPerson person;

    LayerKeepers(LayerImportSettings settings, CurrentPerson person) {
        this.settings = settings;
        this.person = person;
    }

    @ModelAttribute("keepsLayers")
    boolean keepsLayers() {
        return person.find().filter(this::isKeeper).isPresent();
    }

    boolean isKeeper(Person who) {
        return who.has(Role.ADMINISTRATOR)
                || who.has(Role.PLANNER) && who.region().covers(new AdministrativeCode(settings.region()));
    }
}
