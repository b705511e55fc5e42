package io.fairlead.testing.chaos.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testing.chaos.sync.SmallDistrict.Mistake;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that is compared in the end, of something that makes no mistake or one. */
class ChecksTest {

    @Test
    void findNothingWhereNothingIsWrong() {
        assertThat(found(Mistake.NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LOSES_ONE,                     records lost: users student",
        "HAS_AN_OLD_NAME,               'familyName is \"Tal\" instead of \"Berg\"'",
        "LEAVES_A_FIELD_OUT,            'agents is null instead of [\"guardian\"]'",
        "KEEPS_WHAT_IS_DELETED,         records that the source has not: users leaver",
        "DELETES_WHAT_IS_THERE,         deletions that are none: users leaver",
        "HAS_ONE_TWICE,                 records there twice: users student",
        "HAS_ONE_TOO_MANY,              records that the source has not: users nobody",
        "REFERS_TO_NOTHING,             records with wrong references: users student",
        "CALLS_A_WHOLE_ONE_INCOMPLETE,  users student is incomplete instead of synced",
        "TELLS_NOBODY,                  records that nobody was told of: users student",
        "TELLS_AN_OLD_NAME_LAST,        records whose last event tells something else: users student",
        "TELLS_OF_NO_DELETION,          records whose last event tells something else: users leaver",
        "COUNTS_ONE_TOO_FEW,            counts that do not add up",
        "COUNTS_ANOTHER_SUM,            counts that do not add up",
        "FAILS,                         runs that did not succeed",
        "REJECTS,                       runs that rejected sound records",
        "READS_IN_VAIN,                 runs that read pages in vain",
        "COMMITS_WHAT_IT_HAS_NOT_READ,  runs that read pages in vain"
    })
    void findAMistake(Mistake mistake, String violation) {
        assertThat(found(mistake)).anySatisfy(said -> assertThat(said).contains(violation));
    }

    private static List<String> found(Mistake mistake) {
        var district = new SmallDistrict(mistake);
        var findings = new Findings();
        new StockCheck(district.stock(), findings).check();
        new ChangeCheck(district.stock(), district.log(), findings).check();
        RunCheck.ofEnded(district.round(), findings);
        return findings.all();
    }
}
