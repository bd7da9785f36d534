const UNITS = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
    ['second', 1],
];
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });
const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
const WHOLE = new Intl.NumberFormat('en');
const SHORT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

export const NOTHING = '–';

export function count(number) {
    return WHOLE.format(number);
}

export function rate(number) {
    if (number === 0 || number >= 10_000) {
        return SHORT.format(number);
    }
    return WHOLE.format(number < 10 ? Math.round(number * 10) / 10 : Math.round(number));
}

/** 0 is 0 %, and the smallest share is not shown as 0. */
export function percent(share) {
    const value = share * 100;
    if (value === 0 || value >= 10) {
        return `${Math.round(value)} %`;
    }
    return value < 0.01 ? '< 0.01 %' : `${value.toFixed(value < 1 ? 2 : 1)} %`;
}

export function seconds(value) {
    if (value == null) {
        return NOTHING;
    }
    const milliseconds = value * 1000;
    if (milliseconds < 1000) {
        return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
    }
    return `${value.toFixed(value < 10 ? 1 : 0)} s`;
}

export function bytes(value) {
    const step = Math.min(4, value < 1 ? 0 : Math.floor(Math.log10(value) / 3));
    const scaled = value / 1000 ** step;
    return `${scaled < 10 && step > 0 ? scaled.toFixed(1) : Math.round(scaled)} ${['B', 'kB', 'MB', 'GB', 'TB'][step]}`;
}

export function clock(time) {
    return new Date(time).toLocaleTimeString('en-GB');
}

/** "in 18 days", "3 minutes ago". */
export function relative(time) {
    const distance = (new Date(time) - Date.now()) / 1000;
    const [unit, length] = UNITS.find(([, size]) => Math.abs(distance) >= size) ?? UNITS.at(-1);
    return RELATIVE.format(Math.round(distance / length), unit);
}

export function day(time) {
    return DAY.format(new Date(time));
}

export function moment(time) {
    return MOMENT.format(new Date(time));
}

export function daysUntil(time) {
    return (new Date(time) - Date.now()) / 86_400_000;
}

export function plural(number, one, several = `${one}s`) {
    return `${count(number)} ${number === 1 ? one : several}`;
}
