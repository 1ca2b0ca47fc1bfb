package org.hongxian.approval.planner.internal;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.UUID;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.planner.internal.Bookmarks.Bookmark;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The bookmarks of the person who asks; nobody sees those of others. */
@RestController
@RequestMapping("/api/v1/desk/bookmarks")
class BookmarkRest {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VIEW = 6000;

    private final Bookmarks bookmarks;
    private final CurrentPerson person;

    BookmarkRest(Bookmarks bookmarks, CurrentPerson person) {
        this.bookmarks = bookmarks;
        this.person = person;
    }

    record NewBookmark(@Nullable String name, @Nullable String view) {}

    @GetMapping
    List<Bookmark> list() {
        return bookmarks.of(person.get().login());
    }

    /** @return all bookmarks afterwards */
    @PostMapping
    List<Bookmark> keep(@RequestBody NewBookmark wanted) {
        String name = requireNonNullElse(wanted.name(), "").strip();
        String view = requireNonNullElse(wanted.view(), "");
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "name must have from 1 to " + LONGEST_NAME + " characters");
        }
        if (view.length() > LONGEST_VIEW || view.chars().anyMatch(Character::isISOControl)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "view must have at most " + LONGEST_VIEW + " characters");
        }
        if (!bookmarks.keep(person.get().login(), name, view)) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "there are " + Bookmarks.MOST_PER_PERSON + " bookmarks already: remove one first");
        }
        return list();
    }

    /** @return all bookmarks afterwards */
    @DeleteMapping("/{id}")
    List<Bookmark> remove(@PathVariable UUID id) {
        if (!bookmarks.remove(person.get().login(), id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such bookmark");
        }
        return list();
    }
}
