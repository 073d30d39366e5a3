import { useEffect, useRef, useState } from 'preact/hooks';
import { useAround } from '../blocks/place.ts';
import { listOf, looseOf, numberIn, textIn, wordsIn } from '../blocks/read.ts';
import { said } from '../blocks/said.ts';
import { ask } from '../live.ts';
import { counted } from '../shell/names.ts';
import { Choosing } from './choosing.tsx';
import type { ElementGiven } from './element-given.ts';
import { type ChoiceGroup, offeredIn } from './options.ts';

/** Slack asks the app once so much has been typed, unless the element says otherwise. */
const asksFrom = 3;
const pauseMs = 250;

/** A menu whose choices the app gives for what is typed. */
export function ExternalSelect(given: ElementGiven) {
  const { block, element } = given;
  const { place, values } = useAround();
  const least = numberIn(element.min_query_length) ?? asksFrom;
  const [found, setFound] = useState<ChoiceGroup[]>([]);
  const [note, setNote] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef('');
  useEffect(() => () => clearTimeout(timer.current), []);

  const suggest = async (typed: string) => {
    const [groups, problem] = await ask({
      act: 'suggest',
      place,
      block: block.block_id,
      action: element.action_id,
      typed,
    }).then(
      (answer): [ChoiceGroup[], string?] => [offeredIn(answer)],
      (error: unknown): [ChoiceGroup[], string?] => [
        [],
        error instanceof Error ? error.message : String(error),
      ],
    );
    if (latest.current !== typed) return;
    setFound(groups);
    setNote(problem);
  };
  const onTyped = (typed: string) => {
    clearTimeout(timer.current);
    latest.current = typed;
    const isEnough = typed.length >= least;
    setNote(isEnough ? 'Looking…' : `Type at least ${counted(least, 'character')}.`);
    if (!isEnough) setFound([]);
    else timer.current = setTimeout(() => void suggest(typed), pauseMs);
  };
  const known = looseOf(values[block.block_id]?.[element.action_id]);
  const held = listOf([known.selected_option, ...listOf(known.selected_options)]);
  return (
    <Choosing
      {...given}
      placeholder="Type to search"
      groups={found}
      note={note}
      onTyped={onTyped}
      choiceFor={(value) => ({
        value,
        words: said(textIn(held.find((one) => wordsIn(one.value) === value)?.text)) || value,
      })}
    />
  );
}
