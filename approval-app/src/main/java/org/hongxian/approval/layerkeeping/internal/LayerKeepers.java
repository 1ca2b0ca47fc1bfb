package org.hongxian.approval.layerkeeping.internal;

import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.layerkeeping.LayerImportSettings;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;

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

    /** @throws NotAKeeperException if the current person is none, which is answered with whom to ask */
    Person require() {
        Person who = person.get();
        if (!isKeeper(who)) {
            throw new NotAKeeperException();
        }
        return who;
    }

    /** Says what the setting is, since only an administrator can change it. */
    @ExceptionHandler(NotAKeeperException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAKeeper(Model model) {
        model.addAttribute("layersRegion", settings.region());
        model.addAttribute("ownRegion", person.get().region().value());
        return "layerkeeping/keepers";
    }

    private static final class NotAKeeperException extends RuntimeException {}

    boolean isKeeper(Person who) {
        return who.has(Role.ADMINISTRATOR)
                || who.has(Role.PLANNER) && who.region().covers(new AdministrativeCode(settings.region()));
    }
}
