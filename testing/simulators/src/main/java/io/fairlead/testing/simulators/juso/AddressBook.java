package io.fairlead.testing.simulators.juso;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses the twin knows: some well-known buildings, and plain ones along the same roads. */
final class AddressBook {

    private static final String SEOUL = "서울특별시";
    private static final Road SEJONG_SEJONGNO = new Road(
            SEOUL,
            "Seoul",
            "종로구",
            "Jongno-gu",
            "세종로",
            "1111011900",
            "세종대로",
            "Sejong-daero",
            "111102005001",
            953_950,
            1_952_650);
    private static final Road SEJONG_TAEPYEONG = new Road(
            SEOUL,
            "Seoul",
            "중구",
            "Jung-gu",
            "태평로1가",
            "1114010300",
            "세종대로",
            "Sejong-daero",
            "111402005001",
            953_900,
            1_952_030);
    private static final Road TEHERAN_YEOKSAM = new Road(
            SEOUL,
            "Seoul",
            "강남구",
            "Gangnam-gu",
            "역삼동",
            "1168010100",
            "테헤란로",
            "Teheran-ro",
            "116803122010",
            958_500,
            1_944_400);
    private static final Road TEHERAN_SAMSEONG = new Road(
            SEOUL,
            "Seoul",
            "강남구",
            "Gangnam-gu",
            "삼성동",
            "1168010500",
            "테헤란로",
            "Teheran-ro",
            "116803122010",
            960_600,
            1_945_600);
    private static final Road SEOCHO = new Road(
            SEOUL,
            "Seoul",
            "서초구",
            "Seocho-gu",
            "서초동",
            "1165010800",
            "서초중앙로",
            "Seochojungang-ro",
            "116503121015",
            957_000,
            1_943_700);
    private static final Road PANGYO = new Road(
            "경기도",
            "Gyeonggi-do",
            "성남시 분당구",
            "Bundang-gu, Seongnam-si",
            "삼평동",
            "4113510900",
            "판교역로",
            "Pangyoyeok-ro",
            "411353180034",
            962_700,
            1_933_700);
    private static final Road CENTUM = new Road(
            "부산광역시",
            "Busan",
            "해운대구",
            "Haeundae-gu",
            "우동",
            "2635010500",
            "센텀중앙로",
            "Centumjungang-ro",
            "263503129052",
            1_150_700,
            1_687_200);

    private final List<Address> addresses = new ArrayList<>();

    AddressBook() {
        known(SEJONG_SEJONGNO, 209, "77-6", "정부서울청사", "03171");
        known(SEJONG_SEJONGNO, 175, "81-3", "세종문화회관", "03172");
        known(SEJONG_SEJONGNO, 198, "82-1", "대한민국역사박물관", "03141");
        plain(SEJONG_SEJONGNO, 149, 8, 84, "0318");
        known(SEJONG_TAEPYEONG, 110, "31", "서울특별시청", "04524");
        known(SEJONG_TAEPYEONG, 124, "25", "한국프레스센터", "04520");
        plain(SEJONG_TAEPYEONG, 81, 6, 60, "0451");
        known(TEHERAN_YEOKSAM, 152, "737", "강남파이낸스센터", "06236");
        known(TEHERAN_YEOKSAM, 142, "736-1", "아크플레이스", "06236");
        known(TEHERAN_YEOKSAM, 212, "718-5", "멀티캠퍼스", "06220");
        plain(TEHERAN_YEOKSAM, 101, 14, 640, "0613");
        known(TEHERAN_SAMSEONG, 521, "159-8", "파르나스타워", "06164");
        known(TEHERAN_SAMSEONG, 517, "159-7", "현대백화점 무역센터점", "06164");
        plain(TEHERAN_SAMSEONG, 401, 10, 140, "0615");
        known(SEOCHO, 157, "1701-1", "서울중앙지방법원", "06594");
        plain(SEOCHO, 101, 9, 1570, "0660");
        known(PANGYO, 166, "681", "카카오 판교 아지트", "13529");
        plain(PANGYO, 192, 8, 626, "1352");
        known(CENTUM, 78, "1457", "센텀그린타워", "48059");
        plain(CENTUM, 48, 6, 1464, "4805");
    }

    private void known(Road road, int number, String lot, String building, String zip) {
        addresses.add(new Address(road, number, lot, building, zip));
    }

    private void plain(Road road, int firstNumber, int count, int firstLot, String zipPrefix) {
        for (int index = 0; index < count; index++) {
            addresses.add(new Address(
                    road, firstNumber + 2 * index, (firstLot + index) + "-" + (index + 1), "", zipPrefix + index % 10));
        }
    }

    /** Addresses that contain every word. */
    List<Address> search(String keyword) {
        List<String> words =
                Stream.of(keyword.split(" ")).filter(word -> !word.isBlank()).toList();
        return addresses.stream()
                .filter(address -> words.stream().allMatch(address::contains))
                .toList();
    }

    /** The building that has exactly these codes. */
    List<Address> at(Place place) {
        return addresses.stream()
                .filter(address -> address.place().equals(place))
                .toList();
    }

    /** Whether the keyword names whole provinces or districts and nothing smaller. */
    boolean tooWide(String keyword) {
        Set<String> areas = addresses.stream()
                .map(Address::road)
                .flatMap(road -> Stream.of(road.province() + " " + road.district()))
                .flatMap(area -> Stream.of(area.split(" ")))
                .collect(Collectors.toSet());
        return areas.containsAll(List.of(keyword.split(" ")));
    }
}
