import { createContext, useContext } from 'react';
import { createFormats, type Formats } from './formats';
import { pageLocale, pageTimeZone } from './locale';

const FormatsContext = createContext<Formats>(createFormats(pageLocale(), pageTimeZone()));

export const FormatsProvider = FormatsContext.Provider;

/** Formats of numbers, money, dates, ages and bytes in the person's locale and zone. */
export const useFormats = (): Formats => useContext(FormatsContext);
