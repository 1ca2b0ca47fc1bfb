package org.hongxian.approval.planner.internal;

import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.planner.internal.Bookmarks.Bookmark;
import org.hongxian.approval.question.QuestionReader;
import org.hongxian.approval.question.RefusedQuestionException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The bookmarks of the person who asks; nobody sees those of others. */
@RestController
@RequestMapping("/api/v1/desk/bookmarks")
class BookmarkRest {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VIEW = 6000;

    private final QuestionReader reader;
    private final Bookmarks bookmarks;
    private final CurrentPerson person;

    BookmarkRest(QuestionReader reader, Bookmarks bookmarks, CurrentPerson person) {
        this.reader = reader;
        this.bookmarks = bookmarks;
        this.person = person;
    }

    record NewBookmark(@Nullable String name, @Nullable String view) {}

    @GetMapping
    List<Bookmark> list() {
        return bookmarks.of(person.get().login());
    }

    /**
     * Sent as {@link NewBookmark}.
     *
     * @return all bookmarks afterwards
     */
    @PostMapping
    List<Bookmark> keep(HttpServletRequest request) throws IOException {
        NewBookmark wanted = reader.read(request.getInputStream(), NewBookmark.class);
        String name = requireNonNullElse(wanted.name(), "").strip();
        String view = requireNonNullElse(wanted.view(), "");
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedQuestionException(400, "bookmark-name", LONGEST_NAME);
        }
        if (view.length() > LONGEST_VIEW || view.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedQuestionException(400, "bookmark-view", LONGEST_VIEW);
        }
        if (!bookmarks.keep(person.get().login(), name, view)) {
            throw new RefusedQuestionException(409, "bookmarks", Bookmarks.MOST_PER_PERSON);
        }
        return list();
    }

    /** @return all bookmarks afterwards */
    @DeleteMapping("/{id}")
    List<Bookmark> remove(@PathVariable UUID id) {
        if (!bookmarks.remove(person.get().login(), id)) {
            throw new RefusedQuestionException(404, "no-bookmark");
        }
        return list();
    }
}
