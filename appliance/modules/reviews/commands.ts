// What a manager has looked at.
import * as z from 'zod'
import { command, put, refuse } from '#schema/command.ts'
import { id, text } from '#schema/fields.ts'

export const settle = command({
  name: 'reviews.settle',
  summary: 'Marks an entry of the review list as done, with a note.',
  permission: 'review.edit',
  reply: z.strictObject({ review_id: id }),
  input: z.strictObject({ review_id: id, note: text('Note', 300).optional() }),
  needs: (db, { review_id }) => ({
    reviews: db.selectFrom('review').selectAll().where('id', '=', review_id),
  }),
  decide({ reviews: [review] }, { note }, { now, actor, side }) {
    if (!review) return refuse('review-unknown')
    if (side !== 'store') return refuse('owned-by-store')
    if (review.status === 'done') return refuse('already-done')
    const done = {
      ...review,
      status: 'done' as const,
      done_by: actor.user_id,
      done_at: now,
      note: note ?? '',
    }
    return { changes: [put('review', done)], reply: { review_id: review.id } }
  },
})
