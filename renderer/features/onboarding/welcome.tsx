import { useEffect, useRef, useState } from 'react';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { AboutStep } from './about-step';
import { FinishStep } from './finish-step';
import { MachineStep } from './machine-step';
import { PowerStep } from './power-step';
import { WalletStep } from './wallet-step';
import './welcome.css';

const STEPS = ['about', 'wallet', 'power', 'machine', 'finish'] as const;
type StepId = (typeof STEPS)[number];

/** The setup in five steps. Each can be skipped, each can be opened again, and the rest of the app stays reachable all the time. */
export function WelcomePage() {
  const engine = useEngine();
  const [at, setAt] = useState(0);
  const [saved, setSaved] = useState<ReadonlySet<StepId>>(new Set());
  const heading = useRef<HTMLParagraphElement>(null);
  const first = useRef(true);
  // The new step is where reading and the tab key go on, but the page does not take the focus when it opens.
  useEffect(() => {
    if (first.current) first.current = false;
    else heading.current?.focus();
  }, [at]);
  const step: StepId = STEPS[at] ?? 'finish';
  const next = (): void => setAt(Math.min(STEPS.length - 1, at + 1));
  const done = (): void => {
    setSaved(new Set(saved).add(step));
    next();
  };
  const leave = (page: 'home' | 'break-even'): void => {
    // Stored or not, the person goes on; unstored, the setup offers itself once more.
    void engine.client.settings.set({ onboarding: 'done' }).then(
      () => engine.refresh(['settings']),
      () => undefined,
    );
    go(page === 'home' ? { page } : { page, id: null });
  };
  return (
    <div className="nw-welcome">
      <div className="nw-page-head">
        <h1>{t('welcome.title')}</h1>
        {step === 'finish' ? null : (
          <Button look="quiet" onClick={() => leave('home')}>
            {t('welcome.leave')}
          </Button>
        )}
      </div>
      <nav aria-label={t('welcome.steps')}>
        <ol className="nw-steps">
          {STEPS.map((id, index) => (
            <li key={id}>
              <button type="button" className="nw-steps__step" aria-current={index === at ? 'step' : undefined} onClick={() => setAt(index)}>
                <span className="nw-steps__number" aria-hidden="true">
                  {saved.has(id) ? '✓' : index + 1}
                </span>
                <span>{t(`welcome.${id}`)}</span>
                {saved.has(id) ? <span className="nw-hidden"> ({t('welcome.step.done')})</span> : null}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <p className="nw-hidden" ref={heading} tabIndex={-1}>
        {t('welcome.step', { n: at + 1, of: STEPS.length })}
      </p>
      {step === 'about' ? <AboutStep /> : null}
      {step === 'wallet' ? <WalletStep onDone={done} /> : null}
      {step === 'power' ? <PowerStep onDone={done} /> : null}
      {step === 'machine' ? <MachineStep onDone={done} /> : null}
      {step === 'finish' ? <FinishStep /> : null}
      <div className="nw-welcome__foot">
        {at > 0 ? <Button onClick={() => setAt(at - 1)}>{t('action.back')}</Button> : null}
        <span className="nw-welcome__gap" />
        {step === 'about' ? (
          <Button look="filled" onClick={next}>
            {t('welcome.about.begin')}
          </Button>
        ) : step === 'finish' ? (
          <>
            <Button onClick={() => leave('break-even')}>{t('welcome.finish.break-even')}</Button>
            <Button look="filled" onClick={() => leave('home')}>
              {t('welcome.finish.home')}
            </Button>
          </>
        ) : (
          <Button onClick={next}>{t('action.skip')}</Button>
        )}
      </div>
    </div>
  );
}
