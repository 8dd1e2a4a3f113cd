//! The grammar of dates and times as tables. Now is Monday 23 November 2026, 09:00 in Saigon.

mod moves;
mod properties;

use time::OffsetDateTime;
use time::macros::datetime;

use super::*;
use crate::understanding::fold::Text;

fn now() -> Now {
    Now::new(datetime!(2026-11-23 09:00 +7), "Asia/Ho_Chi_Minh").unwrap()
}

fn is_open(instant: OffsetDateTime) -> bool {
    OpeningHours::parse("Mon-Fri 08:00-18:00")
        .unwrap()
        .is_open_at(&now(), instant)
}

/// What a message says, briefly: the start, then the length if one is said.
fn read(message: &str) -> String {
    show(&when(&Text::new(message), &now()))
}

fn shown(instant: OffsetDateTime) -> String {
    let local = now().local(instant);
    format!(
        "{:02}-{:02} {:02}:{:02}",
        u8::from(local.month()),
        local.day(),
        local.hour(),
        local.minute()
    )
}

fn show(when: &When) -> String {
    let now = now();
    let start = match when.start(&now, &is_open) {
        Start::At(instant) => shown(instant),
        Start::Either(one, other) => format!("{}?{:02}", shown(one), now.local(other).hour()),
        Start::NeedsDay => match when.start {
            Some(Clock::Exact(time)) => format!("? {:02}:{:02}", time.hour(), time.minute()),
            _ => "? hour".to_owned(),
        },
        Start::NeedsHour => match when.days {
            Some(Days::On(date)) => format!("{:02}-{:02} ?", u8::from(date.month()), date.day()),
            _ => "day ?".to_owned(),
        },
        Start::NeedsDayAndHour => match when.days {
            Some(Days::Within(from, to)) => format!(
                "{:02}-{:02}..{:02}-{:02}",
                u8::from(from.month()),
                from.day(),
                u8::from(to.month()),
                to.day()
            ),
            _ => "-".to_owned(),
        },
    };
    when.length()
        .map_or(start.clone(), |minutes| format!("{start} {minutes}m"))
}

fn assert_reads(table: &[(&str, &str)]) {
    let wrong: Vec<_> = table
        .iter()
        .filter(|(said, meant)| read(said) != *meant)
        .map(|(said, meant)| format!("{said}: {} instead of {meant}", read(said)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        table.len(),
        wrong.join("\n")
    );
}

#[test]
fn english_dates_and_times() {
    assert_reads(&[
        ("tomorrow at 3pm", "11-24 15:00"),
        ("tomorrow at 3 p.m.", "11-24 15:00"),
        ("tomorrow 3 PM", "11-24 15:00"),
        ("tomorrow at 3", "11-24 15:00"),
        ("at 3", "11-23 15:00"),
        ("3", "11-23 15:00"),
        ("at 8", "11-23 08:00?20"),
        ("tomorrow at 8", "11-24 08:00"),
        ("tomorrow at 7", "11-24 07:00?19"),
        ("tomorrow 10:30", "11-24 10:30"),
        ("tomorrow 15:00", "11-24 15:00"),
        ("tomorrow at 15", "11-24 15:00"),
        ("tomorrow at 2:30", "11-24 14:30"),
        ("tomorrow at 2.30", "11-24 14:30"),
        ("2.30pm tomorrow", "11-24 14:30"),
        ("330pm tomorrow", "11-24 15:30"),
        ("1430 hrs tomorrow", "11-24 14:30"),
        ("tomorrow at three thirty", "11-24 15:30"),
        ("tomorrow at half past two", "11-24 14:30"),
        ("tomorrow at quarter to three", "11-24 14:45"),
        ("tomorrow at a quarter past ten", "11-24 10:15"),
        ("tomorrow at ten past nine", "11-24 09:10"),
        ("tomorrow at noon", "11-24 12:00"),
        ("tomorrow at 12", "11-24 12:00"),
        ("tomorrow at midnight", "11-24 00:00"),
        ("tomorrow at 3 o'clock", "11-24 15:00"),
        ("tomorrow at three o’clock in the afternoon", "11-24 15:00"),
        ("tomorrow morning at 9", "11-24 09:00"),
        ("9 tomorrow morning", "11-24 09:00"),
        ("tomorrow afternoon at 3", "11-24 15:00"),
        ("tomorrow at 8 in the evening", "11-24 20:00"),
        ("tonight at 8", "11-23 20:00"),
        ("this afternoon at 4", "11-23 16:00"),
        ("today at 8am", "11-23 08:00"),
        ("8am", "? 08:00"),
        ("10am", "11-23 10:00"),
        ("the day after tomorrow at 10am", "11-25 10:00"),
        ("in 3 days at 10", "11-26 10:00"),
        ("in two weeks at 10:00", "12-07 10:00"),
        ("a week from today at 10", "11-30 10:00"),
        ("2 weeks from Friday at 10", "12-11 10:00"),
        ("in 2 hours", "11-23 11:00"),
        ("in half an hour", "11-23 09:30"),
        ("30 minutes from now", "11-23 09:30"),
        ("in an hour and a half", "11-23 10:30"),
        ("in 45 mins", "11-23 09:45"),
        ("in an hour for 30 minutes", "11-23 10:00 30m"),
        ("yesterday at 4pm", "11-22 16:00"),
        ("yesterday at 4", "11-22 16:00"),
        ("2 days ago at 10am", "11-21 10:00"),
        ("last Monday at 10am", "11-16 10:00"),
        ("last Friday at 10am", "11-20 10:00"),
        ("Monday at 10", "11-30 10:00"),
        ("on Monday at 10", "11-30 10:00"),
        ("next Monday at 10", "11-30 10:00"),
        ("this Monday at 10", "11-23 10:00"),
        ("Friday at 10", "11-27 10:00"),
        ("this Friday at 10", "11-27 10:00"),
        ("next Friday at 10", "12-04 10:00"),
        ("Friday next week at 10", "12-04 10:00"),
        ("next week Friday at 10", "12-04 10:00"),
        ("next week on Friday at 10", "12-04 10:00"),
        ("Friday of next week, 10am", "12-04 10:00"),
        ("this week Friday 10am", "11-27 10:00"),
        ("this coming Friday at 10", "11-27 10:00"),
        ("the Friday after next at 10", "12-11 10:00"),
        ("Tue 3pm", "11-24 15:00"),
        ("Thu 3pm", "11-26 15:00"),
        ("on wed at 3pm", "11-25 15:00"),
        ("weds 3pm", "11-25 15:00"),
        ("24/11 at 10", "11-24 10:00"),
        ("24/11/2026 at 10", "11-24 10:00"),
        ("24-11-2026 10:00", "11-24 10:00"),
        ("24-11 at 10am", "11-24 10:00"),
        ("24.11.2026 at 10am", "11-24 10:00"),
        ("2026-11-24 10:00", "11-24 10:00"),
        ("24/11/26 10:00", "11-24 10:00"),
        ("1/12 at 10", "12-01 10:00"),
        ("23/11 at 10", "11-23 10:00"),
        ("24 Nov at 10", "11-24 10:00"),
        ("24 November 2026 at 10", "11-24 10:00"),
        ("November 24th at 10am", "11-24 10:00"),
        ("Nov 24, 2026, 10am", "11-24 10:00"),
        ("24th of November, 10am", "11-24 10:00"),
        ("the 24th at 10", "11-24 10:00"),
        ("on the 24th at 10", "11-24 10:00"),
        ("the 1st at 10", "12-01 10:00"),
        ("the twenty-fourth at 10am", "11-24 10:00"),
        ("the first of December at 10am", "12-01 10:00"),
        ("Tuesday 24 November at 10am", "11-24 10:00"),
        ("Friday the 27th at 10am", "11-27 10:00"),
        ("Dec 1 10am", "12-01 10:00"),
        ("tommorow at 3pm", "11-24 15:00"),
        ("tomorow 3pm", "11-24 15:00"),
        ("tmr 3pm", "11-24 15:00"),
        ("wensday 3pm", "11-25 15:00"),
        ("tomorrow around 3pm", "11-24 15:00"),
        ("tomorrow @ 3pm", "11-24 15:00"),
        ("tomorrow @3", "11-24 15:00"),
        ("tomorrow, 3ish", "11-24 15:00"),
        ("on Friday", "11-27 ?"),
        ("tomorrow", "11-24 ?"),
        ("tomorrow afternoon", "11-24 ?"),
        ("next week", "11-30..12-07"),
        ("this week", "11-23..11-30"),
        ("this weekend", "11-28..11-30"),
        ("next month", "12-01..01-01"),
        ("in December", "12-01..01-01"),
        ("Monday to Wednesday next week", "11-30..12-03"),
    ]);
}

#[test]
fn english_ranges_and_lengths() {
    assert_reads(&[
        (
            "Book a room for 6 people tomorrow from 2pm to 3pm",
            "11-24 14:00 60m",
        ),
        ("tomorrow 2-3pm", "11-24 14:00 60m"),
        ("tomorrow 2pm-3pm", "11-24 14:00 60m"),
        ("tomorrow 2 to 3 pm", "11-24 14:00 60m"),
        ("tomorrow 14:30-15:30", "11-24 14:30 60m"),
        ("tomorrow 14:30 – 15:30", "11-24 14:30 60m"),
        ("tomorrow from 2 to 4", "11-24 14:00 120m"),
        ("tomorrow between 9 and 10", "11-24 09:00 60m"),
        ("tomorrow 9-10", "11-24 09:00 60m"),
        ("tomorrow from 11 to 1", "11-24 11:00 120m"),
        ("tomorrow 11-1pm", "11-24 11:00 120m"),
        ("tomorrow from 9 to 5", "11-24 09:00 480m"),
        ("tomorrow 9am to 11", "11-24 09:00 120m"),
        ("tomorrow from 10:00 till 11:30", "11-24 10:00 90m"),
        ("tomorrow from 10 until noon", "11-24 10:00 120m"),
        ("tomorrow at 10 until 11:30", "11-24 10:00 90m"),
        ("9:30-10:15 on Friday", "11-27 09:30 45m"),
        ("from 9:30 to 10:15 on Friday", "11-27 09:30 45m"),
        (
            "10:30, for an hour and a half, eight of us",
            "11-23 10:30 90m",
        ),
        ("tomorrow 3pm for an hour", "11-24 15:00 60m"),
        ("tomorrow 3pm for 1.5 hours", "11-24 15:00 90m"),
        ("tomorrow 3pm for 90 minutes", "11-24 15:00 90m"),
        ("tomorrow 3pm for half an hour", "11-24 15:00 30m"),
        ("tomorrow 3pm, 2 hours", "11-24 15:00 120m"),
        ("tomorrow 3pm for 2h", "11-24 15:00 120m"),
        ("tomorrow 3pm 1h30", "11-24 15:00 90m"),
        ("tomorrow 3pm for 1h 30m", "11-24 15:00 90m"),
        ("tomorrow 3pm for one and a half hours", "11-24 15:00 90m"),
        ("tomorrow 3pm for 2 and a half hours", "11-24 15:00 150m"),
        ("tomorrow 3pm for 1 hour and 15 minutes", "11-24 15:00 75m"),
        ("tomorrow 3pm for an hour and 15 minutes", "11-24 15:00 75m"),
        (
            "tomorrow 3pm for three quarters of an hour",
            "11-24 15:00 45m",
        ),
        ("a 30-minute meeting tomorrow at 3pm", "11-24 15:00 30m"),
        ("a two-hour slot tomorrow at 3pm", "11-24 15:00 120m"),
        ("tomorrow 3pm for a couple of hours", "11-24 15:00 120m"),
        ("45 min tomorrow at 10", "11-24 10:00 45m"),
        ("for an hour", "- 60m"),
        ("2 hours", "- 120m"),
        ("90 minutes please", "- 90m"),
        ("book Sapa yesterday at 4pm for an hour", "11-22 16:00 60m"),
        ("Book Sapa tomorrow 14:30-15:30 for 3", "11-24 14:30 60m"),
        (
            "Book Hue tomorrow 8am for 5 people for an hour",
            "11-24 08:00 60m",
        ),
        (
            "book a room for 4 people on Friday at 2 for two hours",
            "11-27 14:00 120m",
        ),
        ("not at 3 but at 4 tomorrow", "11-24 16:00"),
        ("tomorrow at 4pm instead of 3pm", "11-24 16:00"),
        ("tomorrow at 3, no wait, 4", "11-24 16:00"),
        ("tomorrow, sorry, Friday at 3pm", "11-27 15:00"),
        ("tomorrow at 3pm, actually make it 4pm", "11-24 16:00"),
    ]);
}

#[test]
fn vietnamese_dates_and_times() {
    assert_reads(&[
        (
            "Đặt phòng họp chiều mai lúc 3 giờ cho 4 người, trong 1 tiếng",
            "11-24 15:00 60m",
        ),
        (
            "dat phong hop chieu mai luc 3 gio cho 4 nguoi trong 1 tieng",
            "11-24 15:00 60m",
        ),
        ("3h chiều mai", "11-24 15:00"),
        ("3 giờ chiều mai", "11-24 15:00"),
        ("3 gio chieu mai", "11-24 15:00"),
        ("15h mai", "11-24 15:00"),
        ("15h30 ngày mai", "11-24 15:30"),
        ("15g30 ngày mai", "11-24 15:30"),
        ("15:30 ngay mai", "11-24 15:30"),
        ("mai 9h", "11-24 09:00"),
        ("mai lúc 3 giờ", "11-24 15:00"),
        ("9h sáng mai", "11-24 09:00"),
        ("9 gio sang mai", "11-24 09:00"),
        ("sáng mai 9h", "11-24 09:00"),
        ("sang mai luc 9 gio", "11-24 09:00"),
        ("sáng mai lúc 9 giờ 30", "11-24 09:30"),
        ("9 rưỡi sáng mai", "11-24 09:30"),
        ("ba giờ rưỡi chiều mai", "11-24 15:30"),
        ("3 giờ rưỡi chiều mai", "11-24 15:30"),
        ("3 rưỡi chiều mai", "11-24 15:30"),
        ("9 giờ kém 15 sáng mai", "11-24 08:45"),
        ("10 giờ kém 10 mai", "11-24 09:50"),
        ("12 giờ trưa mai", "11-24 12:00"),
        ("1 giờ trưa mai", "11-24 13:00"),
        ("8 giờ tối mai", "11-24 20:00"),
        ("8h toi mai", "11-24 20:00"),
        ("tối nay 8 giờ", "11-23 20:00"),
        ("toi nay luc 8 gio", "11-23 20:00"),
        ("chiều nay 4h", "11-23 16:00"),
        ("chieu nay luc 4 gio", "11-23 16:00"),
        ("4h chiều nay", "11-23 16:00"),
        ("sáng nay 8h", "11-23 08:00"),
        ("hôm nay lúc 2 giờ", "11-23 14:00"),
        ("hôm qua lúc 4 giờ chiều", "11-22 16:00"),
        ("ngày kia 10h", "11-25 10:00"),
        ("ngay kia luc 10 gio", "11-25 10:00"),
        ("mốt 10h", "11-25 10:00"),
        ("ngày mốt 10h", "11-25 10:00"),
        ("ngay mot luc 10h", "11-25 10:00"),
        ("chiều mốt 3h", "11-25 15:00"),
        ("3 ngày nữa lúc 10h", "11-26 10:00"),
        ("sau 3 ngày nữa lúc 10h", "11-26 10:00"),
        ("2 tuần nữa lúc 10h", "12-07 10:00"),
        ("2 tiếng nữa", "11-23 11:00"),
        ("30 phút nữa", "11-23 09:30"),
        ("nửa tiếng nữa", "11-23 09:30"),
        ("sau 1 tiếng rưỡi nữa", "11-23 10:30"),
        ("thứ hai lúc 10h", "11-30 10:00"),
        ("thứ 2 lúc 10h", "11-30 10:00"),
        ("T2 10h", "11-30 10:00"),
        ("thứ sáu tuần này lúc 10 giờ", "11-27 10:00"),
        ("thu sau tuan nay luc 10 gio", "11-27 10:00"),
        ("thứ sáu tuần sau lúc 10 giờ", "12-04 10:00"),
        ("thứ 6 tuần tới 10h", "12-04 10:00"),
        ("thu 6 tuan sau 10h", "12-04 10:00"),
        ("tuần sau thứ 6 10h", "12-04 10:00"),
        ("thứ hai tuần sau 10h", "11-30 10:00"),
        ("thứ hai tuần này lúc 10h", "11-23 10:00"),
        ("thứ sáu tuần trước 10h", "11-20 10:00"),
        ("thứ tư này 10h", "11-25 10:00"),
        ("thứ năm 3 giờ chiều", "11-26 15:00"),
        ("thu nam luc 3 gio chieu", "11-26 15:00"),
        ("chiều thứ năm lúc 3 giờ", "11-26 15:00"),
        ("chieu thu tu luc 3 gio", "11-25 15:00"),
        ("sáng thứ sáu 9 giờ", "11-27 09:00"),
        ("sang thu sau 9 gio", "11-27 09:00"),
        ("chủ nhật 10h", "11-29 10:00?22"),
        ("CN 10h sáng", "11-29 10:00"),
        ("thứ bảy 10 giờ sáng", "11-28 10:00"),
        ("24/11 lúc 10h", "11-24 10:00"),
        ("ngày 24 lúc 10h", "11-24 10:00"),
        ("ngày 24/11 lúc 10 giờ", "11-24 10:00"),
        ("ngày 24 tháng 11 lúc 10 giờ sáng", "11-24 10:00"),
        ("ngay 24 thang 11 luc 10 gio", "11-24 10:00"),
        ("24 tháng 11 năm 2026, 10h", "11-24 10:00"),
        (
            "ngày hai mươi bốn tháng mười một lúc mười giờ",
            "11-24 10:00",
        ),
        ("mùng 4 lúc 10h", "12-04 10:00"),
        ("ngày 1 tháng sau 10h", "12-01 10:00"),
        ("từ 2 giờ đến 3 giờ chiều mai", "11-24 14:00 60m"),
        ("tu 2 gio den 3 gio chieu mai", "11-24 14:00 60m"),
        ("2h-3h chiều mai", "11-24 14:00 60m"),
        ("14h-15h30 mai", "11-24 14:00 90m"),
        ("14h30-15h30 ngày mai", "11-24 14:30 60m"),
        ("từ 14h đến 16h ngày mai", "11-24 14:00 120m"),
        ("mai từ 9 đến 11 giờ sáng", "11-24 09:00 120m"),
        ("sáng mai từ 9h tới 11h", "11-24 09:00 120m"),
        ("từ 8 giờ sáng đến 5 giờ chiều mai", "11-24 08:00 540m"),
        ("10 giờ đến 12 giờ trưa mai", "11-24 10:00 120m"),
        ("mai 3h chiều trong 2 tiếng", "11-24 15:00 120m"),
        ("mai 3h chiều trong 2 giờ", "11-24 15:00 120m"),
        ("mai 3h chiều, họp 2 giờ", "11-24 15:00 120m"),
        ("3 giờ chiều mai, 1 tiếng rưỡi", "11-24 15:00 90m"),
        ("3 gio chieu mai 1 tieng ruoi", "11-24 15:00 90m"),
        ("3 giờ chiều mai nửa tiếng", "11-24 15:00 30m"),
        ("3 giờ chiều mai 45 phút", "11-24 15:00 45m"),
        ("3 giờ chiều mai 90p", "11-24 15:00 90m"),
        ("3 giờ chiều mai kéo dài 1h30", "11-24 15:00 90m"),
        ("3 giờ chiều mai trong 1 tiếng 15 phút", "11-24 15:00 75m"),
        ("3 giờ chiều mai trong vòng hai tiếng", "11-24 15:00 120m"),
        ("2 tiếng", "- 120m"),
        ("một tiếng rưỡi", "- 90m"),
        ("mai", "11-24 ?"),
        ("chiều mai", "11-24 ?"),
        ("tuần sau", "11-30..12-07"),
        ("tuan sau", "11-30..12-07"),
        ("cuối tuần này", "11-28..11-30"),
        ("tháng sau", "12-01..01-01"),
        ("tháng 12", "12-01..01-01"),
        ("lúc 3 giờ", "11-23 15:00"),
        ("3h", "11-23 15:00"),
        ("3 giờ chiều", "11-23 15:00"),
        ("tôi muốn đặt phòng lúc 3 giờ mai", "11-24 15:00"),
        ("toi muon dat phong luc 3 gio chieu mai", "11-24 15:00"),
        ("cho tôi đặt phòng thứ sáu lúc 9h", "11-27 09:00"),
        ("đổi sang 3 giờ chiều mai", "11-24 15:00"),
        ("doi sang thu sau luc 3 gio", "11-27 15:00"),
        ("chuyển sang sáng thứ sáu 9h", "11-27 09:00"),
        ("không phải 3 giờ mà là 4 giờ chiều mai", "11-24 16:00"),
        ("3 giờ chiều mai, à nhầm, 4 giờ chiều", "11-24 16:00"),
        ("mai 4h thay vì 3h", "11-24 16:00"),
    ]);
}

#[test]
fn other_numbers_and_words_are_no_times() {
    assert_reads(&[
        ("6 people", "-"),
        ("floor 3", "-"),
        ("TK-1002", "-"),
        ("room 4", "-"),
        ("version 2.5", "-"),
        ("error 404", "-"),
        ("book a room for 8", "-"),
        ("the coffee machine on floor 3 leaks", "-"),
        ("are you open 24/7?", "-"),
        ("my 2 tickets", "-"),
        ("the second one", "-"),
        ("the 2nd option", "-"),
        ("number 3", "-"),
        ("call me at extension 5512", "-"),
        ("windows 11 crashes", "-"),
        ("a 27 inch screen", "-"),
        ("it costs 3.50", "-"),
        ("192.168.1.10 is down", "-"),
        ("the 5th floor printer", "-"),
        ("I am at my desk", "-"),
        ("he said \"tomorrow at 3pm\"", "-"),
        ("may I book a room", "-"),
        ("phòng 3", "-"),
        ("tầng 3", "-"),
        ("cho 4 người", "-"),
        ("lỗi 500", "-"),
        ("tôi muốn đặt phòng", "-"),
        ("toi muon dat phong", "-"),
        ("mãi không vào được", "-"),
        ("máy 2 bị treo", "-"),
        ("giờ làm việc thế nào", "-"),
        ("gio lam viec the nao", "-"),
        ("mấy giờ mở cửa", "-"),
        ("TK-1001 and TK-1002", "-"),
        ("we sat at the table in the sun", "-"),
        ("good morning", "-"),
        ("a team of 10", "-"),
        ("at 3 people per desk", "-"),
        ("win 10 64 bit", "-"),
    ]);
}

#[test]
fn windows_of_questions() {
    let table = [
        (
            "is any room free tomorrow afternoon",
            "11-24 12:00",
            "11-24 18:00",
        ),
        ("what do I have this week", "11-23 00:00", "11-30 00:00"),
        ("my bookings next week", "11-30 00:00", "12-07 00:00"),
        ("lịch của tôi tuần sau", "11-30 00:00", "12-07 00:00"),
        ("lịch ngày mai", "11-24 00:00", "11-25 00:00"),
        ("sáng mai có phòng nào trống", "11-24 00:00", "11-24 12:00"),
        (
            "sang mai co phong nao trong khong",
            "11-24 00:00",
            "11-24 12:00",
        ),
        ("is Hue free tomorrow at 3pm", "11-24 15:00", "11-24 16:00"),
        (
            "is Hue free tomorrow from 2 to 4",
            "11-24 14:00",
            "11-24 16:00",
        ),
        ("anything after 3pm tomorrow", "11-24 15:00", "11-25 00:00"),
        ("anything before 11 tomorrow", "11-24 00:00", "11-24 11:00"),
        ("bookings on 24/11", "11-24 00:00", "11-25 00:00"),
        ("bookings before Friday", "11-23 09:00", "11-27 00:00"),
        (
            "bookings from Monday to Wednesday",
            "11-30 00:00",
            "12-03 00:00",
        ),
        ("tonight", "11-23 17:00", "11-24 00:00"),
        ("bookings this month", "11-01 00:00", "12-01 00:00"),
        ("in the next 3 days", "11-23 00:00", "11-27 00:00"),
        ("3 ngày tới", "11-23 00:00", "11-27 00:00"),
        ("this weekend", "11-28 00:00", "11-30 00:00"),
        ("chiều thứ sáu", "11-27 12:00", "11-27 18:00"),
        ("yesterday", "11-22 00:00", "11-23 00:00"),
        ("hôm nay", "11-23 00:00", "11-24 00:00"),
    ];
    let now = now();
    let wrong: Vec<_> = table
        .iter()
        .filter_map(|(said, from, to)| {
            let window = when(&Text::new(said), &now)
                .window(&now)
                .map(|window| (shown(window.from), shown(window.to)));
            (window != Some(((*from).to_owned(), (*to).to_owned()))).then_some((said, window))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
