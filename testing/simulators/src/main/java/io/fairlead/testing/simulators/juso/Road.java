package io.fairlead.testing.simulators.juso;

/** A stretch of a road within one legal-status town, whose code begins its buildings' codes. */
record Road(
        String province,
        String provinceEnglish,
        String district,
        String districtEnglish,
        String town,
        String townCode,
        String name,
        String nameEnglish,
        String code) {}
