//! Moving, correcting, filling slots.

use super::*;

/// Both sides of a move, briefly.
fn sides(message: &str) -> (String, String) {
    let now = now();
    let moved = moved(&Text::new(message), &now);
    (brief(&moved.from), brief(&moved.to))
}

/// What is said, without looking for an instant.
fn brief(when: &When) -> String {
    let mut said = Vec::new();
    match when.days {
        Some(Days::On(date)) => {
            said.push(format!("{:02}-{:02}", u8::from(date.month()), date.day()))
        }
        Some(Days::Within(from, to)) => said.push(format!(
            "{:02}-{:02}..{:02}-{:02}",
            u8::from(from.month()),
            from.day(),
            u8::from(to.month()),
            to.day()
        )),
        None => {}
    }
    said.extend(when.part.map(|part| format!("{part:?}")));
    said.extend(when.start.map(clock));
    said.extend(when.end.map(|end| format!("-{}", clock(end))));
    said.extend(when.minutes.map(|minutes| format!("{minutes}m")));
    said.extend(
        when.shift
            .map(|shift| format!("{:?}{:+}", shift.of, shift.minutes)),
    );
    said.extend(when.instant.map(|_| "instant".to_owned()));
    said.join(" ")
}

fn clock(clock: Clock) -> String {
    match clock {
        Clock::Exact(time) => format!("{:02}:{:02}", time.hour(), time.minute()),
        Clock::Either(time) => format!("{:02}:{:02}?", time.hour(), time.minute()),
    }
}

#[test]
fn both_sides_of_a_move_are_told_apart() {
    let table = [
        ("move BK-501 to 3pm", "", "15:00"),
        ("move BK-501 to 3", "", "03:00?"),
        ("move BK-501 to Friday at 3pm", "", "11-27 15:00"),
        (
            "move my 10am booking tomorrow to 3pm",
            "11-24 10:00",
            "15:00",
        ),
        ("move my Tuesday booking to Friday", "11-24", "11-27"),
        ("move tomorrow's meeting to 2pm", "11-24", "14:00"),
        (
            "reschedule BK-501 from Tuesday 10am to Wednesday 2pm",
            "11-24 10:00",
            "11-25 14:00",
        ),
        ("change BK-501 from 2pm to 4pm", "14:00", "16:00"),
        ("reschedule BK-501 for Friday at 3pm", "", "11-27 15:00"),
        (
            "reschedule my booking tomorrow to Thursday 9:30",
            "11-24",
            "11-26 09:30?",
        ),
        (
            "reschedule BK-501 to tomorrow from 2 to 3pm",
            "",
            "11-24 14:00 -15:00",
        ),
        (
            "reschedule BK-501 to tomorrow 2pm-3pm",
            "",
            "11-24 14:00 -15:00",
        ),
        ("move it an hour later", "", "Start+60"),
        ("push BK-501 back by 30 minutes", "", "Start+30"),
        ("push it back an hour", "", "Start+60"),
        ("bring it forward 30 minutes", "", "Start-30"),
        ("postpone BK-501 by a week", "", "Start+10080"),
        ("make it half an hour earlier", "", "Start-30"),
        ("make it 30 minutes longer", "", "Length+30"),
        ("extend BK-501 by an hour", "", "Length+60"),
        ("extend BK-501 to 2 hours", "", "120m"),
        ("shorten it by 15 minutes", "", "Length-15"),
        ("make it 3 pm", "", "15:00"),
        ("make it 3", "", "03:00?"),
        ("make it two hours", "", "120m"),
        (
            "move my booking to Hanoi tomorrow at 3pm",
            "",
            "11-24 15:00",
        ),
        ("move BK-501 to next Monday", "", "11-30"),
        ("same time next week", "", "Start+10080"),
        (
            "move the meeting to the same time next week",
            "",
            "Start+10080",
        ),
        ("can you switch the 2pm one to 4pm", "14:00", "16:00"),
        ("dời BK-501 sang 3 giờ chiều", "", "15:00"),
        ("doi BK-501 sang 3 gio chieu", "", "15:00"),
        (
            "dời lịch 10 giờ sáng mai sang 3 giờ chiều thứ năm",
            "11-24 10:00",
            "11-26 15:00",
        ),
        ("đổi BK-501 từ 10 giờ sang 14 giờ", "10:00?", "14:00"),
        ("đổi lịch thứ ba sang thứ sáu", "11-24", "11-27"),
        ("doi lich thu ba sang thu sau", "11-24", "11-27"),
        (
            "chuyển lịch họp ngày mai qua thứ sáu lúc 2h",
            "11-24",
            "11-27 02:00?",
        ),
        ("dời BK-501 đến 3 giờ chiều", "", "15:00"),
        ("dời BK-501 từ 2 giờ đến 4 giờ", "02:00?", "04:00?"),
        ("lùi BK-501 30 phút", "", "Start+30"),
        ("lùi lại 1 tiếng", "", "Start+60"),
        ("lui BK-501 lai 1 tieng", "", "Start+60"),
        ("dời BK-501 muộn hơn 30 phút", "", "Start+30"),
        ("sớm hơn 1 tiếng nhé", "", "Start-60"),
        ("thêm 30 phút nữa", "", "Length+30"),
        ("kéo dài thêm 30 phút", "", "Length+30"),
        ("gia hạn BK-501 thêm 1 tiếng", "", "Length+60"),
        ("đổi sang thứ sáu tuần sau cùng giờ", "", "12-04"),
        ("dời sang tuần sau cùng giờ", "", "Start+10080"),
        ("đổi thành 2 tiếng", "", "120m"),
        ("chuyển sang phòng Hanoi lúc 4 giờ chiều", "", "16:00"),
        ("hoãn BK-501 đến thứ sáu", "", "11-27"),
    ];
    let wrong: Vec<_> = table
        .iter()
        .filter(|(said, from, to)| sides(said) != ((*from).to_owned(), (*to).to_owned()))
        .map(|(said, ..)| (said, sides(said)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The start and length after several messages.
fn agreed(messages: &[&str]) -> String {
    let now = now();
    let said = messages
        .iter()
        .map(|message| when(&Text::new(message), &now))
        .reduce(|before, later| before.updated_by(&later))
        .unwrap();
    show(&said)
}

#[test]
fn slots_are_filled_and_corrected_over_several_messages() {
    let table: [(&[&str], &str); 25] = [
        (
            &[
                "I need a meeting room on Friday",
                "10:30, for an hour and a half, eight of us",
            ],
            "11-27 10:30 90m",
        ),
        (&["tomorrow", "at 3"], "11-24 15:00"),
        (&["at 3pm", "tomorrow"], "11-24 15:00"),
        (
            &["tomorrow at 3pm for 2 hours", "make it 4pm"],
            "11-24 16:00 120m",
        ),
        (
            &["tomorrow at 3pm for 2 hours", "Friday instead"],
            "11-27 15:00 120m",
        ),
        (&["tomorrow from 2 to 4", "no, 3 to 4"], "11-24 15:00 60m"),
        (&["tomorrow from 2pm to 4pm", "at 10am"], "11-24 10:00 120m"),
        (&["tomorrow 2pm", "for 90 minutes"], "11-24 14:00 90m"),
        (
            &["tomorrow from 2pm to 4pm", "90 minutes is enough"],
            "11-24 14:00 90m",
        ),
        (&["tomorrow 2pm", "until 4"], "11-24 14:00 120m"),
        (&["tomorrow afternoon", "at 3"], "11-24 15:00"),
        (&["tomorrow morning", "9:30"], "11-24 09:30"),
        (&["tomorrow at 7", "in the evening"], "11-24 19:00"),
        (&["tomorrow at 7", "pm"], "11-24 19:00"),
        (&["tomorrow at 7", "am"], "11-24 07:00"),
        (&["mai lúc 7 giờ", "tối"], "11-24 19:00"),
        (&["mai luc 7 gio", "sang"], "11-24 07:00"),
        (&["tomorrow at 10am", "the afternoon instead"], "11-24 ?"),
        (&["tomorrow at 3pm", "an hour later"], "11-24 16:00"),
        (&["tomorrow at 3pm", "30 minutes longer"], "11-24 15:00 90m"),
        (
            &["tomorrow at 3pm for an hour", "a day later"],
            "11-25 15:00 60m",
        ),
        (&["chiều mai", "3 giờ, 1 tiếng rưỡi"], "11-24 15:00 90m"),
        (&["mai 3h chiều", "đổi sang 4 giờ"], "11-24 16:00"),
        (&["in two hours", "for 30 minutes"], "11-23 11:00 30m"),
        (&["mai lúc 10h", "1 giờ 30 phút"], "11-24 10:00 90m"),
    ];
    let wrong: Vec<_> = table
        .iter()
        .filter(|(said, meant)| agreed(said) != *meant)
        .map(|(said, _)| (said, agreed(said)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
